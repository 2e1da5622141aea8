package kz.quat.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Max-min water-filling of one tier in one hour by Newton's method on minimum cuts
 * (docs/spec/quotas.md, section 2): guess a level, route it, and where it falls short let the
 * violated cut give the next level; freeze who stands behind the last cut; repeat.
 */
final class MaxMinFill {

  private static final int MOST_STEPS = 10_000;

  static final Comparator<TierMiner> BY_SATURATION =
      Comparator.comparingDouble((TierMiner m) -> m.saturation).thenComparingInt(m -> m.index);

  private final HourState state;
  private final boolean[] inCut;

  MaxMinFill(HourState state) {
    this.state = state;
    this.inCut = new boolean[state.topology.regionCount()];
  }

  /** Sets {@code granted} of every miner that is on; the others get 0. */
  void fill(List<TierMiner> miners) {
    long[] base = state.granted.clone();
    List<TierMiner> active = new ArrayList<>();
    for (TierMiner miner : miners) {
      miner.granted = 0;
      miner.atOwnBound = false;
      if (miner.on) {
        active.add(miner);
      }
    }
    active.sort(BY_SATURATION);
    while (!active.isEmpty()) {
      active = freezeNext(active, base);
    }
  }

  /** Raises the common level as far as it goes and freezes who cannot follow further. */
  private List<TierMiner> freezeNext(List<TierMiner> active, long[] base) {
    Level found = greatestLevel(active, base);
    return freeze(active, base, found.level(), found.cut());
  }

  /** A level and the cut that keeps it from rising; null where all are at their own bounds. */
  record Level(double level, HourState.@Nullable Cut cut) {}

  /**
   * The greatest common level that is feasible.
   *
   * @param active miners in ascending order of saturation
   * @param base what else the regions are granted, mW
   */
  Level greatestLevel(List<TierMiner> active, long[] base) {
    double level = active.get(active.size() - 1).saturation;
    HourState.Cut last = null;
    for (int step = 0; step < MOST_STEPS; step++) {
      HourState.Cut cut = state.violated(totals(active, base, level));
      if (cut == null) {
        return new Level(level, last);
      }
      last = cut;
      double lower = levelWithin(cut, active, base);
      level = lower < level ? lower : Math.nextDown(level);
      if (level <= 0) {
        return new Level(0, last);
      }
    }
    throw new IllegalStateException("No level found after " + MOST_STEPS + " cuts");
  }

  private long[] totals(List<TierMiner> active, long[] base, double level) {
    long[] totals = base.clone();
    for (TierMiner miner : active) {
      totals[miner.region] += miner.at(level);
    }
    return totals;
  }

  /** The level at which the miners behind the cut use just what it lets through. */
  private double levelWithin(HourState.Cut cut, List<TierMiner> active, long[] base) {
    mark(cut);
    double left = cut.most;
    double weight = 0;
    for (int r : cut.regions) {
      left -= base[r];
    }
    for (TierMiner miner : active) {
      if (inCut[miner.region]) {
        weight += miner.weight;
      }
    }
    for (TierMiner miner : active) {
      if (!inCut[miner.region]) {
        continue;
      }
      if (left <= miner.saturation * weight) {
        return Math.max(0, left / weight);
      }
      left -= miner.bound;
      weight -= miner.weight;
    }
    return Double.POSITIVE_INFINITY;
  }

  private void mark(HourState.Cut cut) {
    java.util.Arrays.fill(inCut, false);
    for (int r : cut.regions) {
      inCut[r] = true;
    }
  }

  private List<TierMiner> freeze(
      List<TierMiner> active, long[] base, double level, HourState.@Nullable Cut cut) {
    List<TierMiner> left = new ArrayList<>();
    if (cut != null) {
      mark(cut);
    }
    for (TierMiner miner : active) {
      boolean saturated = level >= miner.saturation;
      if (saturated || (cut != null && inCut[miner.region])) {
        miner.granted = miner.at(level);
        miner.atOwnBound = saturated;
        base[miner.region] += miner.granted;
      } else {
        left.add(miner);
      }
    }
    if (left.size() == active.size()) {
      throw new IllegalStateException("A cut that holds nobody back");
    }
    return left;
  }
}
