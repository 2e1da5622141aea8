package kz.quat.allocation.fills;

import java.util.Arrays;
import kz.quat.allocation.network.Cut;

/**
 * Fills one tier by common levels: {@code max_min} and {@code pro_rata} (docs/spec/quotas.md,
 * section 2). The level is raised against the known cuts. A flow then shows whether the result can
 * be routed. If it cannot, the minimum cuts that it violates are added and the level is raised
 * again. This is Newton's method on minimum cuts, with every cut remembered. A result that can be
 * routed is final, because each frozen region is behind a cut that is full.
 */
final class TierFill {
  private final HourState hour;
  private final MinerTable.Tier tier;
  private final int[][] order;
  private final boolean commonLevel;
  private final RegionCurve[] curves;
  private final LevelFill fill;
  private final boolean[] off;
  private final long[] mining;

  /**
   * Fills the tier.
   *
   * @param commonLevel true for one level for the whole tier ({@code pro_rata}), false for levels
   *     that differ between cuts
   */
  static void fill(HourState hour, int tierIndex, boolean commonLevel) {
    TierFill tierFill = new TierFill(hour, tierIndex, commonLevel);
    tierFill.run();
    System.arraycopy(tierFill.fill.blocker, 0, hour.blocker[tierIndex], 0, tierFill.order.length);
  }

  private TierFill(HourState hour, int tierIndex, boolean commonLevel) {
    this.hour = hour;
    this.commonLevel = commonLevel;
    tier = hour.miners.tiers.get(tierIndex);
    order = hour.order[tierIndex];
    curves = new RegionCurve[order.length];
    off = new boolean[hour.miners.count()];
    mining = new long[order.length];
    for (int r = 0; r < curves.length; r++) {
      curves[r] = new RegionCurve();
    }
    fill = new LevelFill(curves, hour.base, hour.pool);
  }

  private void run() {
    boolean limited = Arrays.stream(tier.miners()).anyMatch(m -> hour.minLoad[m] > 0);
    if (limited || commonLevel) {
      standAlone();
    }
    for (int r = 0; r < order.length; r++) {
      rebuild(r);
    }
    fill();
    if (limited) {
      shutOff();
    }
    for (int m : tier.miners()) {
      hour.granted[m] = share(m);
    }
  }

  /** Shuts off miners below their minimum load one at a time, with a fill after each. */
  private void shutOff() {
    ShutOffOrder next = new ShutOffOrder(hour, tier);
    for (int worst = next.worst(fill.level, off); worst >= 0; worst = next.worst(fill.level, off)) {
      hour.shut[worst] = true;
      hour.lost[worst] = share(worst);
      off[worst] = true;
      next.changed(hour.miners.region[worst]);
      rebuild(hour.miners.region[worst]);
      fill();
    }
  }

  /**
   * Turns off the miners that could not run even if the others got nothing and, under a common
   * level, those that could get no power at all.
   */
  private void standAlone() {
    double[] headroom = hour.headroom();
    for (int m : tier.miners()) {
      double most = Math.min(hour.bound[m], headroom[hour.miners.region[m]]);
      if (most < hour.minLoad[m] - HourState.TOLERANCE) {
        hour.shut[m] = true;
        off[m] = true;
      } else if (commonLevel && most < HourState.TOLERANCE) {
        off[m] = true;
      }
    }
  }

  private void rebuild(int region) {
    if (hour.flow.inDeficit(region)) {
      curves[region].clear();
    } else {
      curves[region].build(order[region], hour.bound, hour.miners.weight, off);
    }
  }

  private void fill() {
    boolean routable = false;
    while (!routable) {
      fill.run(commonLevel);
      for (int r = 0; r < mining.length; r++) {
        mining[r] = (long) (hour.base[r] + fill.taken[r]);
      }
      // The milliwatts of a region are rounded down, so each region can miss at most one milliwatt
      // by rounding.
      routable = hour.flow.route(mining) <= mining.length || !addCuts();
    }
  }

  private boolean addCuts() {
    boolean added = false;
    for (int r = 0; r < mining.length; r++) {
      if (hour.flow.shortIn(r) > 0) {
        boolean[] nodes = hour.flow.blockingNodes(r, 0);
        if (nodes != null) {
          Cut cut = Cut.network(hour.topology, nodes);
          added |= hour.pool.add(cut, cut.value(hour.topology, hour.limits, hour.flow));
        }
      }
    }
    return added;
  }

  private double share(int miner) {
    return off[miner] ? 0 : hour.share(miner, fill.level);
  }
}
