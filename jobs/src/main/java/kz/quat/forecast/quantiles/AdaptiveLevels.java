package kz.quat.forecast.quantiles;

import java.util.Arrays;

/**
 * The levels at which quantiles are read from past errors. They are adjusted day by day so that, in
 * the long run, the share of loads below each issued quantile is right even if conditions drift:
 * adaptive conformal inference (Gibbs and Candès, 2021).
 */
public final class AdaptiveLevels {
  /** How far the median's level moves after a day that was entirely below or above it. */
  private static final double STEP = 0.02;

  /** A level's distance from 0 or 1 may shrink to this share of its nominal distance. */
  private static final double LEAST_SHARE = 0.3;

  private final double[] levels = new double[Quantiles.COUNT];

  public AdaptiveLevels() {
    Arrays.setAll(levels, Quantiles::level);
  }

  /** The current levels, ascending; a copy. */
  public double[] toArray() {
    double[] out = levels.clone();
    Arrays.sort(out);
    return out;
  }

  /**
   * Learns from a day that has become known.
   *
   * @param issued the levels at which the day's quantiles were read
   * @param came the level at which the load of each slot turned out to be; NaN where unknown
   */
  public void learn(double[] issued, double[] came) {
    for (int q = 0; q < levels.length; q++) {
      int below = 0;
      int known = 0;
      for (double level : came) {
        if (!Double.isNaN(level)) {
          known++;
          below += level <= issued[q] ? 1 : 0;
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
