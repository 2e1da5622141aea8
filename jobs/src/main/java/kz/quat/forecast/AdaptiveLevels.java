package kz.quat.forecast;

import java.util.Arrays;

/**
 * The levels at which quantiles are read from past errors, moved so that the share of loads below
 * each issued quantile comes out right in the long run, whatever drifts: adaptive conformal
 * inference (Gibbs and Candès, 2021), a day at a time.
 */
final class AdaptiveLevels {
  /** How far a day wholly below or above the median moves its level. */
  private static final double STEP = 0.02;

  /** A level's distance from 0 or 1 shrinks at most to this share of what it should be. */
  private static final double LEAST_SHARE = 0.3;

  private final double[] levels = new double[Quantiles.COUNT];

  AdaptiveLevels() {
    Arrays.setAll(levels, Quantiles::level);
  }

  /** The levels to read at, ascending; a copy. */
  double[] toArray() {
    double[] out = levels.clone();
    Arrays.sort(out);
    return out;
  }

  /**
   * Learns from a day that has become known.
   *
   * @param quantilesMw what was issued for each slot; null where nothing was
   * @param actualMw what each slot came to; NaN where not known
   */
  void learn(double[][] quantilesMw, double[] actualMw) {
    for (int q = 0; q < levels.length; q++) {
      int below = 0;
      int known = 0;
      for (int s = 0; s < actualMw.length; s++) {
        if (quantilesMw[s].length > 0 && !Double.isNaN(actualMw[s])) {
          known++;
          below += actualMw[s] <= quantilesMw[s][q] ? 1 : 0;
        }
      }
      if (known > 0) {
        move(q, (double) below / known);
      }
    }
  }

  private void move(int q, double shareBelow) {
    double p = Quantiles.level(q);
    double step = STEP * 4 * p * (1 - p);
    double moved = levels[q] + step * (p - shareBelow);
    levels[q] = Math.max(LEAST_SHARE * p, Math.min(1 - LEAST_SHARE * (1 - p), moved));
  }
}
