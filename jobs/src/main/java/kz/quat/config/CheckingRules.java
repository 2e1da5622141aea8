package kz.quat.config;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import kz.quat.domain.EffectiveDated;
import kz.quat.domain.UserErrorException;

/**
 * The rules that reports are checked against: fees, machines, tolerances and thresholds. Each entry
 * names its source.
 */
public record CheckingRules(
    FeeRules fees,
    Machines machines,
    List<Reconciliation> reconciliation,
    List<DataQuality> dataQuality,
    List<Plausibility> plausibility) {

  public CheckingRules {
    plausibility = List.copyOf(plausibility);
    reconciliation = List.copyOf(reconciliation);
    dataQuality = List.copyOf(dataQuality);
  }

  /** The fee for digital mining, by the day from which a schedule holds. */
  public record FeeRules(List<FeeSchedule> schedules) {
    public FeeRules {
      schedules = List.copyOf(schedules);
    }
  }

  /**
   * Fee rates in KZT per kWh that hold from the first day of a quarter on.
   *
   * @param dueMonth months after the quarter's last month in which the fee is due; 1 is the next
   *     month
   * @param dueDay last day of that month on which a payment is in time
   * @param own rate for power from the site's own plant
   * @param renewable rate for power from the site's own renewable plant
   * @param noMeter rate for a quarter in which the site had no control meter
   * @param whateverThePrice kinds of supply ({@code own}, {@code renewable}) that pay their own
   *     rate instead of the rate that follows from the price
   * @param doubtful true where the rates were taken from a secondary source, not from the text of
   *     the law
   */
  public record FeeSchedule(
      LocalDate validFrom,
      int dueMonth,
      int dueDay,
      double own,
      double renewable,
      double noMeter,
      List<PriceBand> byPrice,
      List<String> whateverThePrice,
      boolean doubtful,
      String source)
      implements EffectiveDated {
    public FeeSchedule {
      byPrice = List.copyOf(byPrice);
      whateverThePrice = List.copyOf(whateverThePrice);
      if (!List.of("own", "renewable").containsAll(whateverThePrice)) {
        throw new IllegalArgumentException(
            "schedules.whatever_the_price is "
                + whateverThePrice
                + " (must hold own, renewable or nothing)");
      }
      if (validFrom.getDayOfMonth() != 1 || validFrom.getMonthValue() % 3 != 1) {
        throw new IllegalArgumentException(
            "schedules.valid_from is " + validFrom + " (must be the first day of a quarter)");
      }
      Check.range("schedules.due_month", dueMonth, 1, 12);
      Check.range("schedules.due_day", dueDay, 1, 28);
      Check.range("schedules.own", own, 0.001, 1000);
      Check.range("schedules.renewable", renewable, 0.001, 1000);
      Check.range("schedules.no_meter", noMeter, 0.001, 1000);
      if (byPrice.isEmpty()) {
        throw new IllegalArgumentException("schedules.by_price must have an entry");
      }
    }
  }

  /** The fee rate that applies from an average electricity price on; both in KZT per kWh. */
  public record PriceBand(double fromKzt, double kztPerKwh, boolean doubtful) {
    public PriceBand {
      Check.range("by_price.from_kzt", fromKzt, 0, 1e6);
      Check.range("by_price.kzt_per_kwh", kztPerKwh, 0.001, 1000);
    }
  }

  /**
   * A model of mining machine: terahashes per second and watts at the wall, as its maker publishes
   * them.
   *
   * @param doubtful true where the figures were not taken from the maker's own page or data sheet
   */
  public record Machine(
      String model, double hashrateThs, double watts, boolean doubtful, String source) {
    public Machine {
      Check.range("machines.hashrate_ths", hashrateThs, 0.001, 1e6);
      Check.range("machines.watts", watts, 1, 1e6);
    }
  }

  /**
   * A family of machine models that need about the same energy per terahash.
   *
   * @param jPerTh joules per terahash
   * @param also other names by which reports call the family
   */
  public record MachineFamily(String family, double jPerTh, List<String> also) {
    public MachineFamily {
      Check.range("machines.j_per_th", jPerTh, 1, 10_000);
      also = List.copyOf(also);
    }
  }

  /**
   * What machines draw. A machine is looked up by its whole model name first, then by its family.
   */
  public record Machines(
      List<MachineFamily> families, String familiesSource, List<Machine> machines) {
    public Machines {
      families = List.copyOf(families);
      machines = List.copyOf(machines);
    }
  }

  /**
   * By how much two statements of the same consumption may differ. The parameters are described in
   * docs/data-quality.md.
   */
  public record Reconciliation(
      LocalDate validFrom,
      int months,
      double completePct,
      double reportMeterPct,
      double feePct,
      double purchasePct,
      double connectionPct,
      double equipmentPct,
      double poolFeePct,
      double poolLuckPct,
      double leastMwh,
      double steadySpread,
      String source)
      implements EffectiveDated {
    public Reconciliation {
      Check.range("rules.months", months, 1, 120);
      Check.range("rules.complete_pct", completePct, 1, 100);
      Check.range("rules.report_meter_pct", reportMeterPct, 0, 100);
      Check.range("rules.fee_pct", feePct, 0, 100);
      Check.range("rules.purchase_pct", purchasePct, 0, 100);
      Check.range("rules.connection_pct", connectionPct, 0, 100);
      Check.range("rules.equipment_pct", equipmentPct, 0, 100);
      Check.range("rules.pool_fee_pct", poolFeePct, 0, 50);
      Check.range("rules.pool_luck_pct", poolLuckPct, 0, 90);
      Check.range("rules.least_mwh", leastMwh, 0, 1e6);
      Check.range("rules.steady_spread", steadySpread, 0, 1);
    }
  }

  /**
   * Thresholds from which the hours of a site are questioned. The parameters are described in
   * docs/data-quality.md.
   */
  public record DataQuality(
      LocalDate validFrom,
      int zeroHours,
      int flatHours,
      int copiedHours,
      int risingHours,
      double spikeFactor,
      double spikeConnectionPct,
      double unitFactorLeast,
      double unitFactorMost,
      int shiftMatchedHours,
      double shiftLeftPct,
      double shiftGainPct,
      int findingMonths,
      String source)
      implements EffectiveDated, Serializable {
    public DataQuality {
      Check.range("rules.zero_hours", zeroHours, 2, 744);
      Check.range("rules.flat_hours", flatHours, 2, 744);
      Check.range("rules.copied_hours", copiedHours, 2, 744);
      Check.range("rules.rising_hours", risingHours, 12, 744);
      Check.range("rules.spike_factor", spikeFactor, 1, 1000);
      Check.range("rules.spike_connection_pct", spikeConnectionPct, 0, 1000);
      Check.range("rules.unit_factor_least", unitFactorLeast, 2, 1000);
      Check.range("rules.unit_factor_most", unitFactorMost, 1000, 100_000);
      Check.range("rules.shift_matched_hours", shiftMatchedHours, 24, 744);
      Check.range("rules.shift_left_pct", shiftLeftPct, 0, 100);
      Check.range("rules.shift_gain_pct", shiftGainPct, 0, 100);
      Check.range("rules.finding_months", findingMonths, 0, 120);
    }
  }

  /**
   * Limits beyond which a figure of the operator or of the register is not believed; see
   * docs/data-quality.md.
   *
   * @param availableOverInstalledPct percent by which available capacity may exceed installed
   *     capacity
   * @param stepFactor a figure this many times the one before it, or less than this part of it, is
   *     taken to be in another unit
   * @param loadTimesMedian an hourly load more than this many times the region's median is refused
   * @param loadPartOfMedian an hourly load below this part of the region's median is refused
   */
  public record Plausibility(
      LocalDate validFrom,
      double availableOverInstalledPct,
      double stepFactor,
      double loadTimesMedian,
      double loadPartOfMedian,
      int stepHours,
      double unitNearnessPct,
      double balanceTolerancePct,
      double balanceShiftGainPct,
      List<ConfirmedStep> confirmed,
      String source)
      implements EffectiveDated {
    public Plausibility {
      Check.range("rules.available_over_installed_pct", availableOverInstalledPct, 0, 100);
      Check.range("rules.step_factor", stepFactor, 2, 1000);
      Check.range("rules.load_times_median", loadTimesMedian, 1.5, 1000);
      Check.range("rules.load_part_of_median", loadPartOfMedian, 1.5, 1000);
      Check.range("rules.step_hours", stepHours, 2, 1000);
      Check.range("rules.unit_nearness_pct", unitNearnessPct, 0, 50);
      Check.range("rules.balance_tolerance_pct", balanceTolerancePct, 0, 100);
      Check.range("rules.balance_shift_gain_pct", balanceShiftGainPct, 1, 100);
      confirmed = List.copyOf(confirmed);
    }
  }

  /**
   * A large change of a figure that somebody has inquired about and had confirmed. It is believed
   * however large it is.
   *
   * @param subject the region, tie or site concerned
   * @param validFrom first day on which the changed figure is believed
   * @param source who confirmed it
   */
  public record ConfirmedStep(String subject, LocalDate validFrom, String source) {}

  /** The limits of plausibility in force on a day. */
  public Plausibility plausibilityOn(LocalDate day) {
    return EffectiveDated.inForce(plausibility, day)
        .orElseThrow(() -> missing("plausibility.yaml", day));
  }

  /** The tolerances of reconciliation in force on a day. */
  public Reconciliation reconciliationOn(LocalDate day) {
    return EffectiveDated.inForce(reconciliation, day)
        .orElseThrow(() -> missing("reconciliation.yaml", day));
  }

  /** The thresholds for hours of sites in force on a day. */
  public DataQuality dataQualityOn(LocalDate day) {
    return EffectiveDated.inForce(dataQuality, day)
        .orElseThrow(() -> missing("data_quality.yaml", day));
  }

  private static UserErrorException missing(String file, LocalDate day) {
    return new UserErrorException(
        UserErrorException.Kind.USAGE,
        "conf/rules/" + file + ": no entry is in force on " + day + "; add one");
  }
}
