package kz.quat.allocation.cases;

/**
 * Generation, load and reserve of a region in an hour: a row of {@code region_hours.csv}
 * (docs/spec/quotas.md, sections 1 and 5). All values are in MW, rounded to six decimals.
 *
 * @param region a region of the case
 * @param hour the hour's number; hours are processed in ascending order
 * @param availGenMw available generation, at least 0; the plants' own consumption counts as load
 * @param loadP50Mw native load, without mining: the median of the forecast, or the measured load; a
 *     negative value is supply
 * @param loadP90Mw native load that is exceeded in one of ten cases, or the measured load
 * @param reserveMw operating reserve, at least 0
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
   * Throws {@link BadCaseException} if a value is not finite, not a valid hour, or negative where
   * that is not allowed.
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

  /**
   * {@code avail_gen − load_p90 − reserve} in whole watts: S_r in section 1 of the specification.
   */
  public long surplusWatts() {
    return Watts.of(availGenMw) - Watts.of(loadP90Mw) - Watts.of(reserveMw);
  }

  /**
   * The same hour with its need computed from the median load, or from the P90 load if that is
   * lower.
   */
  CaseRegionHour onMedianLoad() {
    double loadMw = Math.min(loadP50Mw, loadP90Mw);
    return new CaseRegionHour(region, hour, availGenMw, loadMw, loadMw, reserveMw);
  }
}
