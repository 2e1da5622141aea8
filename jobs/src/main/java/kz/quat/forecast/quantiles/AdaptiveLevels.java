package kz.quat.forecast.quantiles;

import java.util.Arrays;

/**
 * The levels at which quantiles are read from past errors, moved so that the share of loads below
 * each issued quantile comes out right in the long run, whatever drifts: adaptive conformal
 * inference (Gibbs and Candès, 2021), a day at a time.
 */
public final class AdaptiveLevels {
  /** How far a day wholly below or above the median moves its level. */
  private static final double STEP = 0.02;

  /** A level's distance from 0 or 1 shrinks at most to this share of what it should be. */
  private static final double LEAST_SHARE = 0.3;

  private final double[] levels = new double[Quantiles.COUNT];

  public AdaptiveLevels() {
    Arrays.setAll(levels, Quantiles::level);
  }

  /** The levels to read at, ascending; a copy. */
  public double[] toArray() {
    double[] out = levels.clone();
    Arrays.sort(out);
    return out;
  }

  /**
   * Learns from a day that has become known.
   *
   * @param issued the levels at which its quantiles were read
   * @param came the level at which each slot's load came to lie; NaN where not known
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
