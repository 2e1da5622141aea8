package kz.quat.clean;

import java.util.List;
import kz.quat.config.QuatConfig;
import kz.quat.config.QuatConfig.CleanConfig;

/**
 * What cleaning goes by.
 *
 * @param regions codes and clocks of the regions
 * @param marketZone tzdb name of the market's clock: it cuts the tables into months
 */
public record CleanRules(RegionCodes regions, String marketZone, CleanConfig limits) {

  /** The grid's zones, docs/spec/inputs.md. */
  static final List<String> ZONES = List.of("North", "South", "West");

  /** The rules of a configuration. */
  public static CleanRules of(QuatConfig config) {
    return new CleanRules(
        RegionCodes.of(config.rules().regions()), config.market().zoneId(), config.clean());
  }
}
