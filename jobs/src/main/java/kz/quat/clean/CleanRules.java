package kz.quat.clean;

import java.time.LocalDate;
import java.util.List;
import kz.quat.config.CheckingRules;
import kz.quat.config.CheckingRules.Plausibility;
import kz.quat.config.QuatConfig;
import kz.quat.config.QuatConfig.CleanConfig;
import kz.quat.domain.MeterSpans;

/**
 * The rules that cleaning applies.
 *
 * @param regions codes and clocks of the regions
 * @param marketZone tzdb name of the market's clock, by which tables are divided into months
 * @param checking the thresholds from which hours of a site are questioned
 */
public record CleanRules(
    RegionCodes regions, String marketZone, CleanConfig limits, CheckingRules checking) {

  private static final int HOURS_A_DAY = 24;

  /** The grid's zones, see docs/spec/inputs.md. */
  public static final List<String> ZONES = List.of("North", "South", "West");

  /** Takes the rules from a configuration. */
  public static CleanRules of(QuatConfig config) {
    return new CleanRules(
        RegionCodes.of(config.rules().regions()),
        config.market().zoneId(),
        config.clean(),
        config.rules().checking());
  }

  /** The plausibility limits for figures of the operator and of the register on a day. */
  public Plausibility believedOn(LocalDate day) {
    return checking.plausibilityOn(day);
  }

  /** The rule that decides when a reading of an unnamed metering point is required. */
  public MeterSpans.Rule meterSpans() {
    return new MeterSpans.Rule(limits.meterGapDays() * HOURS_A_DAY, limits.meterLeastReadings());
  }
}
