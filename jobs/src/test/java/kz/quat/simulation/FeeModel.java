package kz.quat.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import kz.quat.simulation.Truth.Licence;
import org.jspecify.annotations.Nullable;

/**
 * What the fee of a site's quarter says about its consumption: the rates of the law by year, and
 * the energy that the payments stand for.
 */
final class FeeModel {

  private static final int LAST_PRICE_STEP = 24;

  private final Memory memory;
  private final Model model;
  private final Instant known;
  private final LocalDate until;
  private final LocalDate first;

  /**
   * The fees as a night sees them.
   *
   * @param until first day for which nothing is expected yet
   * @param first first day of the first month of which anything was delivered
   */
  FeeModel(Memory memory, Model model, Instant known, LocalDate until, LocalDate first) {
    this.memory = memory;
    this.model = model;
    this.known = known;
    this.until = until;
    this.first = first;
  }

  /**
   * A quarter's fee against its meters.
   *
   * @param paidKzt null if no payment is known
   * @param rate KZT per kWh; null if a price is needed and not known
   * @param feeWh energy that the payments stand for
   * @param meteredWh null if no hour is metered
   * @param outcome agrees, higher, lower, incomplete or missing
   * @param cause why there is no fee; null where there is one
   */
  record Fee(
      @Nullable Long paidKzt,
      @Nullable Integer rate,
      @Nullable Long feeWh,
      @Nullable Long meteredWh,
      String outcome,
      @Nullable String cause) {}

  /** Null if neither a fee nor a metered hour is known, or the quarter is before the first law. */
  @Nullable Fee of(int site, LocalDate quarter) {
    long hours = 0;
    long meteredHours = 0;
    long meteredKwh = 0;
    LocalDate end = quarter.plusMonths(3).isBefore(until) ? quarter.plusMonths(3) : until;
    for (LocalDate day = quarter.isBefore(first) ? first : quarter;
        day.isBefore(end);
        day = day.plusDays(1)) {
      if (!Truth.isLicensed(site, day)) {
        continue;
      }
      for (Instant hour : Truth.hours(day)) {
        hours++;
        Long kwh = model.metered(site, day, hour);
        if (kwh != null) {
          meteredHours++;
          meteredKwh += kwh;
        }
      }
    }
    Long paid = paid(site, quarter);
    Integer rate = rate(site, quarter, meteredHours == 0);
    Long meteredWh = meteredHours == 0 ? null : (Long) (meteredKwh * 1000);
    Long feeWh = paid == null || rate == null ? null : (Long) energyWh(paid, rate);
    if (quarter.getYear() < 2022 || (feeWh == null && meteredWh == null)) {
      return null;
    }
    boolean isJudged =
        !quarter.plusMonths(3).isAfter(until) && meteredHours >= Math.ceil(hours * 0.98);
    return new Fee(
        paid,
        rate,
        feeWh,
        meteredWh,
        outcome(feeWh, meteredWh, isJudged),
        feeWh == null ? cause(quarter, paid, meteredWh) : null);
  }

  private static long energyWh(long kzt, int rate) {
    return BigDecimal.valueOf(kzt * 1000)
        .divide(BigDecimal.valueOf(rate), 0, RoundingMode.DOWN)
        .longValueExact();
  }

  private static String outcome(@Nullable Long feeWh, @Nullable Long meteredWh, boolean isJudged) {
    if (feeWh == null || meteredWh == null) {
      return "missing";
    }
    if (!isJudged) {
      return "incomplete";
    }
    double tolerance = Math.max(0.02 * meteredWh, 1_000_000);
    return Math.abs(feeWh - meteredWh) <= tolerance
        ? "agrees"
        : feeWh > meteredWh ? "higher" : "lower";
  }

  private @Nullable String cause(LocalDate quarter, @Nullable Long paid, @Nullable Long meteredWh) {
    if (paid != null) {
      return "fee_rate_unknown";
    }
    LocalDate last =
        quarter.getYear() < 2023
            ? quarter.plusMonths(3).withDayOfMonth(20)
            : quarter.plusMonths(4).withDayOfMonth(25);
    if (!last.isBefore(until)) {
      return "fee_not_due";
    }
    boolean anybodyPaid = false;
    for (int site = 1; site <= Truth.SITES; site++) {
      anybodyPaid |= paid(site, quarter) != null;
    }
    return !anybodyPaid ? "no_fees_delivered" : meteredWh != null ? "fee_unpaid" : null;
  }

  private @Nullable Long paid(int site, LocalDate quarter) {
    Long sum = null;
    for (Memory.Payment payment : memory.paidKzt.keys()) {
      if (payment.site() == site && payment.quarter().equals(quarter)) {
        Long kzt = memory.paidKzt.at(payment, known).orElse(null);
        sum = kzt == null ? sum : (Long) ((sum == null ? 0 : sum) + kzt);
      }
    }
    return sum;
  }

  /**
   * 2022: 1 KZT. 2023: the highest of 25 without a meter, 10 for own power and 25 less a KZT for
   * each whole KZT of the price; renewables 1 whatever the price. From 2024: 2, and 1 for
   * renewables and own power.
   */
  private @Nullable Integer rate(int site, LocalDate quarter, boolean isUnmetered) {
    String supply = Objects.requireNonNull(supply(site, quarter));
    boolean ownPlant = !supply.equals("grid");
    if (quarter.getYear() == 2022) {
      return 1;
    }
    if (quarter.getYear() >= 2024) {
      return ownPlant && !isUnmetered ? 1 : 2;
    }
    Integer byPrice = null;
    for (Memory.Purchase purchase : memory.purchases) {
      if (purchase.site() == site
          && purchase.quarter().equals(quarter)
          && !purchase.arrival().isAfter(known)) {
        byPrice = 25 - Math.min(LAST_PRICE_STEP, purchase.kztPerKwh().intValue());
      }
    }
    if (isUnmetered) {
      return 25;
    }
    return supply.equals("renewable") ? (Integer) 1 : supply.equals("own") ? (Integer) 10 : byPrice;
  }

  private static @Nullable String supply(int site, LocalDate quarter) {
    Licence licence = Truth.licence(site, quarter);
    return licence == null ? null : licence.supply();
  }
}
