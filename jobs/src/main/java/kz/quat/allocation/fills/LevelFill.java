package kz.quat.allocation.fills;

import java.util.Arrays;
import kz.quat.allocation.network.Cut;
import kz.quat.allocation.network.CutPool;
import org.jspecify.annotations.Nullable;

/**
 * Raises the level of a tier until known cuts stop it (docs/spec/quotas.md, section 2). In each
 * round, the cut that is reached first freezes its regions, and the others rise further. With one
 * common level, the first round ends the fill.
 */
public final class LevelFill {
  /**
   * A cut counts as exceeded only beyond this many milliwatts, a thousandth of a watt, because of
   * the rounding of doubles.
   */
  private static final double ROUNDING_MW = 1;

  private final RegionCurve[] curves;
  private final double[] base;
  private final CutPool pool;
  private final boolean[] open;

  /** Level of each region, in milliwatts per unit of weight. */
  public final double[] level;

  /** What the tier takes in each region, in milliwatts. */
  public final double[] taken;

  /** The cut that froze each region; null if all its miners reached their bounds. */
  final @Nullable Cut[] blocker;

  /**
   * Starts a fill of one tier, in which nothing has been taken yet.
   *
   * @param curves the tier's miners by region
   * @param base what earlier tiers have in each region, in milliwatts
   */
  public LevelFill(RegionCurve[] curves, double[] base, CutPool pool) {
    this.curves = curves;
    this.base = base;
    this.pool = pool;
    open = new boolean[curves.length];
    level = new double[curves.length];
    taken = new double[curves.length];
    blocker = new @Nullable Cut[curves.length];
  }

  /**
   * Fills the tier; the results are in {@link #level} and {@link #taken}.
   *
   * @param commonLevel true for one level for the whole tier
   */
  public void run(boolean commonLevel) {
    Arrays.fill(blocker, null);
    for (int r = 0; r < curves.length; r++) {
      open[r] = !curves[r].isEmpty();
      level[r] = 0;
      taken[r] = 0;
    }
    double reached = 0;
    while (anyOpen()) {
      reached = round(reached, commonLevel);
    }
  }

  private double round(double reached, boolean commonLevel) {
    double top = 0;
    for (int r = 0; r < curves.length; r++) {
      if (open[r]) {
        top = Math.max(top, curves[r].fullLevel());
      }
    }
    take(top);
    int tight = -1;
    for (int i = 0; i < pool.size(); i++) {
      if (pool.value(i) != Double.POSITIVE_INFINITY && isPassed(i)) {
        top = root(i, reached);
        tight = i;
        take(top);
      }
    }
    freeze(top, tight, commonLevel);
    return top;
  }

  private boolean anyOpen() {
    for (boolean still : open) {
      if (still) {
        return true;
      }
    }
    return false;
  }

  private void take(double at) {
    for (int r = 0; r < curves.length; r++) {
      if (open[r]) {
        taken[r] = curves[r].at(at);
      }
    }
  }

  private boolean isPassed(int index) {
    double sum = 0;
    boolean anyOpen = false;
    for (int r : pool.cut(index).regions()) {
      sum += base[r] + taken[r];
      anyOpen |= open[r];
    }
    return anyOpen && sum > pool.value(index) + ROUNDING_MW;
  }

  /**
   * The level at which the cut is exactly full, by Newton's method from below; its last step is
   * exact.
   */
  private double root(int index, double from) {
    int[] regions = pool.cut(index).regions();
    double room = pool.value(index);
    for (int r : regions) {
      room -= base[r] + (open[r] ? 0 : taken[r]);
    }
    double at = from;
    while (true) {
      double fixed = 0;
      double weights = 0;
      for (int r : regions) {
        if (open[r]) {
          int saturated = curves[r].saturated(at);
          fixed += curves[r].boundSum(saturated);
          weights += curves[r].weightSum(saturated);
        }
      }
      double next = weights > 0 ? (room - fixed) / weights : at;
      if (next <= at) {
        return at;
      }
      if (!crosses(regions, at, next)) {
        return next;
      }
      at = next;
    }
  }

  private boolean crosses(int[] regions, double low, double high) {
    for (int r : regions) {
      if (open[r] && curves[r].saturated(low) != curves[r].saturated(high)) {
        return true;
      }
    }
    return false;
  }

  private void freeze(double at, int tight, boolean commonLevel) {
    Cut cut = tight < 0 ? null : pool.cut(tight);
    for (int r = 0; r < curves.length; r++) {
      boolean hit = cut == null || commonLevel || Arrays.binarySearch(cut.regions(), r) >= 0;
      if (open[r] && hit) {
        open[r] = false;
        level[r] = at;
        blocker[r] = at >= curves[r].fullLevel() ? null : cut;
      }
    }
  }
}
