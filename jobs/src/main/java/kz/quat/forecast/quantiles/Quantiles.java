package kz.quat.forecast.quantiles;

import java.util.Arrays;

/**
 * The thirteen levels at which every forecast is given, and empirical quantiles at these levels.
 *
 * <p>The levels P01, P05, P10, P20 … P90, P95, P99 are defined only here.
 */
public final class Quantiles {
  private static final int[] PERCENTS = {1, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99};

  /** The number of levels. */
  public static final int COUNT = PERCENTS.length;

  /** Index of P10. */
  public static final int P10 = 2;

  /** Index of the median. */
  public static final int P50 = 6;

  /** Index of P90. */
  public static final int P90 = 10;

  /** Points at which a distribution is read to mix it with a shifted one. */
  private static final int EITHER_POINTS = 200;

  private Quantiles() {}

  /** The level with an index, as a probability from 0.01 to 0.99. */
  public static double level(int index) {
    return PERCENTS[index] / 100.0;
  }

  /**
   * The pinball loss of a forecast quantile, in the unit of the error.
   *
   * @param index of the level
   * @param error the value that came minus the quantile
   */
  public static double pinball(int index, double error) {
    return error >= 0 ? level(index) * error : (level(index) - 1) * error;
  }

  /**
   * The index of a level.
   *
   * @param percent the level in percent
   * @throws IllegalArgumentException if it is not one of the thirteen
   */
  public static int indexOf(int percent) {
    int index = Arrays.binarySearch(PERCENTS, percent);
    if (index < 0) {
      throw new IllegalArgumentException("No such level: P" + percent);
    }
    return index;
  }

  /** The column of a level in files: {@code q01} … {@code q99}. */
  public static String column(int index) {
    return String.format("q%02d", PERCENTS[index]);
  }

  /**
   * Empirical quantiles of a sample at all levels: the interpolated value at rank {@code p (n +
   * 1)}, so that the next value of the same kind is below the quantile with probability p
   * (conformal for small n). For ranks beyond the sample its smallest or largest value is used.
   *
   * @param sample in any order, finite, not empty; not changed
   */
  public static double[] ofSample(double[] sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("Quantiles of an empty sample");
    }
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double[] out = new double[COUNT];
    for (int q = 0; q < COUNT; q++) {
      out[q] = atRank(sorted, level(q) * (sorted.length + 1) - 1);
    }
    return out;
  }

  /**
   * Quantiles of a value of which it is unknown whether it has shifted: with probability one half
   * it has the given quantiles, otherwise the same ones shifted.
   *
   * @param values one per level, not falling
   * @param shift in the same unit; may be negative
   */
  public static double[] ofEither(double[] values, double shift) {
    double[] sample = new double[2 * EITHER_POINTS];
    for (int k = 0; k < EITHER_POINTS; k++) {
      sample[2 * k] = atProbability(values, (k + 0.5) / EITHER_POINTS);
      sample[2 * k + 1] = sample[2 * k] + shift;
    }
    return ofSample(sample);
  }

  /**
   * The value at a probability, for a distribution given by its quantiles: interpolated linearly
   * between the levels, extrapolated beyond P01 and P99 with the last slope.
   *
   * @param values one per level
   */
  public static double atProbability(double[] values, double probability) {
    int above = 1;
    while (above < COUNT - 1 && level(above) < probability) {
      above++;
    }
    double low = level(above - 1);
    double part = (probability - low) / (level(above) - low);
    return values[above - 1] + part * (values[above] - values[above - 1]);
  }

  private static double atRank(double[] sorted, double rank) {
    if (rank <= 0) {
      return sorted[0];
    }
    int below = (int) rank;
    if (below >= sorted.length - 1) {
      return sorted[sorted.length - 1];
    }
    return sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below]);
  }
}
