package kz.quat.allocation.cases;

/**
 * Generation, load and reserve of a region in an hour: a row of {@code region_hours.csv}
 * (docs/spec/quotas.md, sections 1 and 5). All MW, rounded to six decimals.
 *
 * @param region a region of the case
 * @param hour the hour's number; hours are taken in ascending order
 * @param availGenMw generation that can run; at least 0: what plants use themselves is load
 * @param loadP50Mw native load, without mining: the median of the forecast, or the measured load;
 *     below 0 it is supply
 * @param loadP90Mw native load that is exceeded one time in ten, or the measured load
 * @param reserveMw operating reserve; at least 0
 */
public record CaseRegionHour(
    String region,
    int hour,
    double availGenMw,
    double loadP50Mw,
    double loadP90Mw,
    double reserveMw) {
  static final String FILE = "region_hours.csv";
  static final int LAST_HOUR = 9_999;

  /**
   * Throws {@link BadCaseException} for a value that is not finite, not an hour, or below 0 where
   * it may not be.
   */
  public CaseRegionHour {
    Rules rules = new Rules(FILE);
    rules.name("region", region);
    rules.within("hour", hour, 0, LAST_HOUR);
    availGenMw = rules.notNegative("avail_gen_mw", availGenMw);
    loadP50Mw = rules.number("load_p50_mw", loadP50Mw);
    loadP90Mw = rules.number("load_p90_mw", loadP90Mw);
    reserveMw = rules.notNegative("reserve_mw", reserveMw);
  }

  /** {@code avail_gen − load_p90 − reserve} in whole watts: S_r of section 1. */
  public long surplusWatts() {
    return Watts.of(availGenMw) - Watts.of(loadP90Mw) - Watts.of(reserveMw);
  }

  /** The same hour with the need reckoned on the median load, or the P90 load where it is lower. */
  CaseRegionHour onMedianLoad() {
    double loadMw = Math.min(loadP50Mw, loadP90Mw);
    return new CaseRegionHour(region, hour, availGenMw, loadMw, loadMw, reserveMw);
  }
}
