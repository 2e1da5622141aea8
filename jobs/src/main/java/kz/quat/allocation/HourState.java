package kz.quat.allocation;

import org.jspecify.annotations.Nullable;

/**
 * One hour while it is being shared out: what each region, zone and the nation have granted so far,
 * in mW, and what the network and the caps still allow.
 */
final class HourState {

  /** Rounding of shares to whole milliwatts, over thousands of miners, stays below this. */
  static final long TOLERANCE = 20_000L;

  final Topology topology;
  final HourLimits limits;
  final GridFlow flow;
  final long[] granted;
  final long unserved;

  /** Serves the native need; nothing is granted yet. */
  HourState(Topology topology, HourLimits limits, GridFlow flow) {
    this.topology = topology;
    this.limits = limits;
    this.flow = flow;
    this.granted = new long[topology.regionCount()];
    this.unserved = flow.serveNative(limits);
  }

  long zoneTotal(int zone, long[] totals) {
    long sum = 0;
    for (int r : topology.regionsOf(zone)) {
      sum += totals[r];
    }
    return sum;
  }

  static long nationTotal(long[] totals) {
    long sum = 0;
    for (long total : totals) {
      sum += total;
    }
    return sum;
  }

  /** The most that one more miner of the region could get with all else as granted so far, mW. */
  long standAlone(int region, long most) {
    long room = Math.min(most, limits.miningCap[region] - granted[region]);
    int zone = topology.regionZone[region];
    room = Math.min(room, limits.zoneCap[zone] - zoneTotal(zone, granted));
    room = Math.min(room, limits.nationalCap - nationTotal(granted));
    if (room <= 0) {
      return 0;
    }
    flow.route(granted);
    return flow.grow(region, room);
  }

  /**
   * A constraint that these totals break: the regions that it sums over and the most that they may
   * have together. Null where the totals are feasible.
   */
  @Nullable Cut violated(long[] totals) {
    if (nationTotal(totals) > limits.nationalCap) {
      return new Cut(topology.allRegions(), limits.nationalCap);
    }
    for (int z = 0; z < topology.zoneCount(); z++) {
      if (zoneTotal(z, totals) > limits.zoneCap[z]) {
        return new Cut(topology.regionsOf(z), limits.zoneCap[z]);
      }
    }
    for (int r = 0; r < totals.length; r++) {
      if (totals[r] > limits.miningCap[r]) {
        return new Cut(new int[] {r}, limits.miningCap[r]);
      }
    }
    return flow.route(totals) == 0 ? null : flowCut(totals);
  }

  /** The minimum cut that keeps the last routed totals from being served. */
  private Cut flowCut(long[] totals) {
    boolean[] nodes = flow.nodesShort();
    int count = 0;
    long most = 0;
    for (int r = 0; r < totals.length; r++) {
      if (nodes[r]) {
        count++;
        most += totals[r] - flow.shortIn(r);
      }
    }
    int[] regions = new int[count];
    int next = 0;
    for (int r = 0; r < totals.length; r++) {
      if (nodes[r]) {
        regions[next++] = r;
      }
    }
    return new Cut(regions, most);
  }

  /** Regions whose mining together may be at most {@code most} mW. */
  static final class Cut {
    final int[] regions;
    final long most;

    Cut(int[] regions, long most) {
      this.regions = regions;
      this.most = most;
    }
  }
}
