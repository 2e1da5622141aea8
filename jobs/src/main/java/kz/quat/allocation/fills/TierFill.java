package kz.quat.allocation.fills;

import java.util.Arrays;
import kz.quat.allocation.cases.Watts;
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
    int[] limited = Arrays.stream(tier.miners()).filter(m -> hour.minLoad[m] > 0).toArray();
    if (limited.length > 0 || commonLevel) {
      standAlone();
    }
    for (int r = 0; r < order.length; r++) {
      rebuild(r);
    }
    fill();
    for (int worst = worst(limited); worst >= 0; worst = worst(limited)) {
      hour.shut[worst] = true;
      hour.lost[worst] = share(worst);
      off[worst] = true;
      rebuild(hour.miners.region[worst]);
      fill();
    }
    for (int m : tier.miners()) {
      hour.granted[m] = share(m);
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
    int region = hour.miners.region[miner];
    if (off[miner] || hour.flow.inDeficit(region)) {
      return 0;
    }
    return Math.min(hour.bound[miner], fill.level[region] * hour.miners.weight[miner]);
  }

  /**
   * The miner to shut off next, or −1. It is the one with the smallest share of its minimum load
   * (at six decimals), then with the smallest credit, then with the largest minimum load, then with
   * the largest id.
   */
  private int worst(int[] limited) {
    int worst = -1;
    double worstPart = Double.POSITIVE_INFINITY;
    for (int m : limited) {
      double share = off[m] ? Double.POSITIVE_INFINITY : share(m);
      if (share < hour.minLoad[m] - HourState.TOLERANCE) {
        double part = Watts.sixDecimals(share / hour.minLoad[m]);
        if (worst < 0 || part < worstPart || (part == worstPart && isWorse(m, worst))) {
          worst = m;
          worstPart = part;
        }
      }
    }
    return worst;
  }

  /**
   * Compares two miners with the same share of their minimum load. The caller goes through ids in
   * ascending order, so of equals the later one is the worse.
   */
  private boolean isWorse(int miner, int other) {
    double credit = hour.miners.rows.get(miner).shutoffCreditMwh();
    double otherCredit = hour.miners.rows.get(other).shutoffCreditMwh();
    if (credit != otherCredit) {
      return credit < otherCredit;
    }
    return hour.minLoad[miner] >= hour.minLoad[other];
  }
}
