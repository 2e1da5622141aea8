package kz.quat.forecast.quantiles;

import java.time.Instant;
import java.util.Arrays;

/**
 * The forecast of one hour's load: MW at every level of {@link Quantiles}, not falling with the
 * level and at least 0.
 */
public final class HourQuantiles {
  private final Instant hourStartUtc;
  private final double[] loadMw;

  /**
   * A forecast of an hour.
   *
   * @param loadMw one value per level, finite, at least 0, not falling; copied
   * @throws IllegalArgumentException otherwise
   */
  public HourQuantiles(Instant hourStartUtc, double[] loadMw) {
    if (loadMw.length != Quantiles.COUNT) {
      throw new IllegalArgumentException(
          loadMw.length + " quantiles at " + hourStartUtc + " (must be " + Quantiles.COUNT + ")");
    }
    double last = 0;
    for (double v : loadMw) {
      if (!(v >= last) || Double.isInfinite(v)) {
        throw new IllegalArgumentException(
            "Invalid quantile at "
                + hourStartUtc
                + ": "
                + v
                + " (must be finite and >= "
                + last
                + ")");
      }
      last = v;
    }
    this.hourStartUtc = hourStartUtc;
    this.loadMw = loadMw.clone();
  }

  /** A forecast from values that may cross or be negative: they are sorted and limited to 0. */
  public static HourQuantiles ofUnsorted(Instant hourStartUtc, double[] loadMw) {
    double[] sorted = loadMw.clone();
    Arrays.sort(sorted);
    for (int q = 0; q < sorted.length; q++) {
      sorted[q] = Math.max(0.0, sorted[q]) + 0.0;
    }
    return new HourQuantiles(hourStartUtc, sorted);
  }

  /** The same forecast of a load that is larger by this much, MW; negative: smaller. */
  public HourQuantiles plus(double mw) {
    double[] moved = loadMw.clone();
    for (int q = 0; q < moved.length; q++) {
      moved[q] += mw;
    }
    return ofUnsorted(hourStartUtc, moved);
  }

  /** The hour's start. */
  public Instant hourStartUtc() {
    return hourStartUtc;
  }

  /** MW at the level with this index. */
  public double loadMw(int level) {
    return loadMw[level];
  }

  /** The median, MW. */
  public double p50Mw() {
    return loadMw[Quantiles.P50];
  }

  /** The load in MW that is exceeded with probability 0.1. */
  public double p90Mw() {
    return loadMw[Quantiles.P90];
  }

  /** All levels, a copy. */
  public double[] toArray() {
    return loadMw.clone();
  }
}
