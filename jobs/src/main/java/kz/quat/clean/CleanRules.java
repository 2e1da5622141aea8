package kz.quat.clean;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import kz.quat.config.CheckingRules;
import kz.quat.config.CheckingRules.DataQuality;
import kz.quat.config.CheckingRules.Plausibility;
import kz.quat.config.QuatConfig;
import kz.quat.config.QuatConfig.CleanConfig;
import kz.quat.domain.MeterSpans;

/**
 * What cleaning goes by.
 *
 * @param regions codes and clocks of the regions
 * @param marketZone tzdb name of the market's clock: it cuts the tables into months
 * @param checking what the hours of a site are questioned by
 */
public record CleanRules(
    RegionCodes regions, String marketZone, CleanConfig limits, CheckingRules checking) {

  private static final int HOURS_A_DAY = 24;

  /** The grid's zones, docs/spec/inputs.md. */
  static final List<String> ZONES = List.of("North", "South", "West");

  /** The rules of a configuration. */
  public static CleanRules of(QuatConfig config) {
    return new CleanRules(
        RegionCodes.of(config.rules().regions()),
        config.market().zoneId(),
        config.clean(),
        config.rules().checking());
  }

  /** What is believed of the operator's and the register's figures on a day. */
  public Plausibility believedOn(LocalDate day) {
    return checking.plausibilityOn(day);
  }

  /** When the hours of a site are questioned, by the rules in force on the day of an arrival. */
  DataQuality shapesOn(Instant receivedAt) {
    return checking.dataQualityOn(receivedAt.atZone(ZoneId.of(marketZone)).toLocalDate());
  }

  /** When a metering point that nobody named is demanded. */
  public MeterSpans.Rule meterSpans() {
    return new MeterSpans.Rule(limits.meterGapDays() * HOURS_A_DAY, limits.meterLeastReadings());
  }
}
