package kz.quat.allocation;

import org.jspecify.annotations.Nullable;

/**
 * The strain of one region in one hour (docs/spec/quotas.md, section 4), unrounded.
 *
 * @param region its name
 * @param hour the hour's number
 * @param surplusMw available generation less P90 load and reserve
 * @param reserveMarginPct margin over the P50 load; null where that load is not above 0
 * @param importDependence part of the need that own generation leaves open
 * @param pShortNative probability that native load exceeds own generation
 * @param epnsNativeMw expected power not served by own generation
 * @param pShortImport the same with the import cap added
 * @param epnsImportMw the same with the import cap added
 * @param stressRatio need over what it could have, at most 9.999
 * @param level by the unrounded ratio
 * @param headroomMw the greatest mining of this region, all others at 0, without mining caps
 */
public record RegionStrain(
    String region,
    int hour,
    double surplusMw,
    @Nullable Double reserveMarginPct,
    double importDependence,
    double pShortNative,
    double epnsNativeMw,
    double pShortImport,
    double epnsImportMw,
    double stressRatio,
    StrainLevel level,
    double headroomMw) {
  private static final double GREATEST_RATIO = 9.999;

  /** The region alone, from its row, its import cap and its headroom in MW. */
  static RegionStrain of(CaseRegionHour row, Limit importCapMw, double headroomMw) {
    double availMw = row.availGenMw();
    double needMw = row.loadP90Mw() + row.reserveMw();
    double reachMw = availMw + importCapMw.mw();
    double ratio = stressRatio(needMw, reachMw);
    Shortage alone = Shortage.of(availMw, row.loadP50Mw(), row.loadP90Mw());
    Shortage imports = Shortage.of(reachMw, row.loadP50Mw(), row.loadP90Mw());
    return new RegionStrain(
        row.region(),
        row.hour(),
        Watts.mw(row.surplusWatts()),
        row.loadP50Mw() > 0 ? 100 * (availMw - row.loadP50Mw()) / row.loadP50Mw() : null,
        needMw > 0 ? Math.max(0, needMw - availMw) / needMw : 0,
        alone.probability(),
        alone.expectedMw(),
        imports.probability(),
        imports.expectedMw(),
        ratio,
        StrainLevel.of(ratio),
        headroomMw);
  }

  static double stressRatio(double needMw, double reachMw) {
    if (needMw <= 0) {
      return 0;
    }
    return reachMw <= 0 ? GREATEST_RATIO : Math.min(GREATEST_RATIO, needMw / reachMw);
  }
}
