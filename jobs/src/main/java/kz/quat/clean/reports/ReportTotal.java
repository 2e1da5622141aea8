package kz.quat.clean.reports;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import kz.quat.clean.CleanRules;
import kz.quat.clean.values.Fault;
import kz.quat.clean.values.Numbers;
import kz.quat.clean.values.RejectReason;
import kz.quat.clean.values.TimeLimits;
import kz.quat.domain.PeriodKind;
import kz.quat.submission.ReportText;
import org.jspecify.annotations.Nullable;

/**
 * The rules for a total: the energy of a whole day, month or quarter on the site's own clock. It is
 * kept as reported; it is not split into hours here.
 */
final class ReportTotal implements Serializable {

  private static final long serialVersionUID = 1L;

  static final String TOTAL = "total";
  static final String INTERVAL = "interval";
  static final List<String> INTERVALS = List.of("day", "month", "quarter");

  /**
   * A larger number is not the energy of a site in any unit, and would not fit into the Wh column.
   */
  private static final BigDecimal MOST = new BigDecimal("1e12");

  private final String marketZone;
  private final BigDecimal mostOfConnection;

  ReportTotal(CleanRules rules) {
    this.marketZone = rules.marketZone();
    this.mostOfConnection =
        BigDecimal.ONE.add(
            BigDecimal.valueOf(rules.limits().connectionTolerancePct()).movePointLeft(2));
  }

  /**
   * The first rule that a total without hours breaks, with a fault of the report's head first; null
   * if none.
   */
  @Nullable Fault fault(
      ReportText report, ReportForm.Head head, Instant receivedAt, SiteRegister register) {
    Instant start = head.periodStart();
    Instant end = head.periodEnd();
    if (head.fault() != null || start == null || end == null) {
      return head.fault();
    }
    if (ReportWithdrawals.isAlone(report)) {
      return TimeLimits.isFarOff(start, receivedAt)
          ? in(report, RejectReason.BAD_TIMESTAMP, "period_from")
          : register.isKnown() ? siteFault(report, head, start, end, register) : null;
    }
    BigDecimal total = Numbers.decimalOf(report.field(TOTAL));
    if (total == null) {
      return in(report, RejectReason.BAD_NUMBER, TOTAL);
    }
    if (total.signum() < 0) {
      return in(report, RejectReason.NEGATIVE, TOTAL);
    }
    if (energyWh(report, head) == null) {
      return in(report, RejectReason.OUT_OF_RANGE, TOTAL);
    }
    if (!fits(report.field(INTERVAL), start, end, head.clock().zone())) {
      return in(report, RejectReason.NOT_HOURLY, TOTAL);
    }
    if (TimeLimits.isFarOff(start, receivedAt)) {
      return in(report, RejectReason.BAD_TIMESTAMP, "period_from");
    }
    if (end.isAfter(receivedAt)) {
      return in(report, RejectReason.FUTURE_HOUR, "period_to");
    }
    return register.isKnown() ? siteFault(report, head, start, end, register) : null;
  }

  /**
   * A site that is licensed, changes hands or gets another connection within the period still
   * reports the whole period. Therefore it is enough that the site is in the register on one day
   * and has the BIN on one day, and the largest connection in the period limits the energy.
   */
  private @Nullable Fault siteFault(
      ReportText report, ReportForm.Head head, Instant start, Instant end, SiteRegister register) {
    List<SiteRegister.InForce> rows =
        register.within(
            report.field("site_id"), marketDate(start), marketDate(end.minusSeconds(1)));
    String bin = report.field("miner_bin");
    Fault fault =
        ReportReadings.siteFault(
            report,
            rows.stream()
                .filter(row -> row.minerBin().equals(bin))
                .findFirst()
                .orElse(rows.isEmpty() ? null : rows.get(0)));
    if (fault != null) {
      return fault;
    }
    BigDecimal most =
        rows.stream()
            .map(SiteRegister.InForce::connectionMw)
            .reduce(BigDecimal.ZERO, BigDecimal::max)
            .multiply(mostOfConnection)
            .multiply(BigDecimal.valueOf(Duration.between(start, end).toHours()));
    Long energyWh = energyWh(report, head);
    return energyWh != null && energyWh > Numbers.wattHoursOf(most, Numbers.WH_PER_MWH)
        ? in(report, RejectReason.IMPOSSIBLE_ENERGY, TOTAL)
        : null;
  }

  /** The market day on which the period of a total begins. */
  LocalDate marketDate(Instant start) {
    return start.atZone(ZoneId.of(marketZone)).toLocalDate();
  }

  /**
   * The energy that a report states as its total; null if it states none that can be read. MW is
   * the mean over the period.
   */
  @Nullable Long energyWh(ReportText report, ReportForm.Head head) {
    BigDecimal total = Numbers.decimalOf(report.field(TOTAL));
    Instant start = head.periodStart();
    Instant end = head.periodEnd();
    if (total == null || total.signum() < 0 || start == null || end == null) {
      return null;
    }
    String unit = report.field("unit");
    BigDecimal energy = total;
    if (ReportUnits.isPower(unit)) {
      energy = total.multiply(BigDecimal.valueOf(Duration.between(start, end).toHours()));
    }
    return energy.compareTo(MOST) > 0 ? null : ReportUnits.wattHours(energy, unit);
  }

  private static boolean fits(@Nullable String interval, Instant start, Instant end, ZoneId zone) {
    ZonedDateTime from = start.atZone(zone);
    ZonedDateTime until = end.atZone(zone);
    return interval != null
        && INTERVALS.contains(interval)
        && isMidnight(from)
        && isMidnight(until)
        && PeriodKind.valueOf(interval.toUpperCase(Locale.ROOT))
            .isWhole(from.toLocalDate(), until.toLocalDate());
  }

  private static boolean isMidnight(ZonedDateTime at) {
    return at.equals(at.toLocalDate().atStartOfDay(at.getZone()));
  }

  private static Fault in(ReportText report, RejectReason reason, String field) {
    return Fault.of(reason, field, report.field(field));
  }
}
