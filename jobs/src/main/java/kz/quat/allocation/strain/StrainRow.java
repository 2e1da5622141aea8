package kz.quat.allocation.strain;

import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Watts;
import org.jspecify.annotations.Nullable;

/**
 * Strain of one region in one hour: the columns of docs/spec/quotas.md, section 4, in the same
 * order. MW are doubles with six decimals.
 *
 * @param reserveMarginPct null if load_p50 is 0 or less
 */
public record StrainRow(
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

  private static final double Z_P90 = 1.2815515655446004;
  private static final double GREATEST_RATIO = 9.999;

  /**
   * The row of a region and hour.
   *
   * @param headroomMw headroom from the network, which cannot be computed from the region alone
   */
  public static StrainRow of(CaseRegionHour hour, Limit importCap, double headroomMw) {
    double p50 = hour.loadP50Mw();
    double need = hour.loadP90Mw() + hour.reserveMw();
    double available = hour.availGenMw();
    double sigma = (hour.loadP90Mw() - p50) / Z_P90;
    double withImport = available + importCap.mw();
    double ratio = stressRatio(need, withImport);
    return new StrainRow(
        hour.region(),
        hour.hour(),
        Watts.mw(hour.surplusWatts()),
        p50 <= 0 ? null : (Double) (100 * (available - p50) / p50),
        need <= 0 ? 0 : Math.max(0, need - available) / need,
        shortProbability(available - p50, sigma),
        expectedShortfall(available - p50, sigma),
        shortProbability(withImport - p50, sigma),
        expectedShortfall(withImport - p50, sigma),
        Math.min(GREATEST_RATIO, ratio),
        StrainLevel.of(ratio),
        headroomMw);
  }

  private static double stressRatio(double need, double supply) {
    if (need <= 0) {
      return 0;
    }
    return supply <= 0 ? GREATEST_RATIO : need / supply;
  }

  private static double shortProbability(double margin, double sigma) {
    if (sigma <= 0) {
      return margin < 0 ? 1 : 0;
    }
    return Normal.upperTail(margin / sigma);
  }

  private static double expectedShortfall(double margin, double sigma) {
    if (sigma <= 0) {
      return Math.max(0, -margin);
    }
    double k = margin / sigma;
    if (Double.isInfinite(k)) {
      return 0;
    }
    return Math.max(0, sigma * Normal.density(k) - margin * Normal.upperTail(k));
  }
}
