package kz.quat.allocation.auction;

import java.util.Arrays;
import kz.quat.allocation.fills.HourState;
import kz.quat.allocation.network.GridFlow;
import kz.quat.allocation.network.HourLimits;
import kz.quat.allocation.network.Topology;

/**
 * The auction of one tier as a min-cost flow in whole numbers (docs/spec/quotas.md, section 2).
 * Arcs lead from the source to the regions (remaining surplus), between regions and hubs, along the
 * ties, from regions to the mining node of their zone (at a cost of minus the bid), from zones to
 * the nation, from there to the sink, and from the sink back to the source at no cost. It is solved
 * by successive shortest paths: the next power goes where it earns most, as long as it earns
 * anything.
 */
final class AuctionFlow {
  final Topology topology;
  final MinCostNetwork network;
  final BidLevels[] levels;
  private final int source;
  private final int sink;

  /**
   * @param hour an hour whose flow already routes the native need and all earlier tiers
   * @param levels the tier's bids by region
   */
  AuctionFlow(HourState hour, BidLevels[] levels) {
    topology = hour.topology;
    this.levels = levels;
    int regions = topology.regionCount();
    int zones = topology.zoneCount();
    source = regions + 2 * zones + 1;
    sink = source + 1;
    network = new MinCostNetwork(sink + 1, 3 * regions + topology.tieCount() + zones + 2);
    GridFlow flow = hour.flow;
    for (int r = 0; r < regions; r++) {
      int zone = topology.regionZone[r];
      network.pair(
          supply(r), source, r, flow.left(GridFlow.supply(r)), flow.used(GridFlow.supply(r)));
      network.pair(
          link(r), r, topology.hub(zone), flow.left(GridFlow.link(r)), flow.used(GridFlow.link(r)));
      network.pair(bids(r), r, mining(zone), 0, 0);
      showMargin(r);
    }
    for (int l = 0; l < topology.tieCount(); l++) {
      int from = topology.hub(topology.tieFrom[l]);
      int to = topology.hub(topology.tieTo[l]);
      network.pair(tie(l), from, to, flow.left(flow.tie(l)), flow.used(flow.tie(l)));
    }
    for (int z = 0; z < zones; z++) {
      double taken = 0;
      for (int r : topology.regionsOf(z)) {
        taken += hour.base[r];
      }
      network.pair(zone(z), mining(z), nation(), room(hour.limits.zoneCap[z], taken), 0);
    }
    double all = Arrays.stream(hour.base).sum();
    network.pair(national(), nation(), sink, room(hour.limits.nationalCap, all), 0);
    network.pair(national() + 1, sink, source, 0, 0);
  }

  static long room(long cap, double taken) {
    return Math.max(0, cap - (long) Math.ceil(taken));
  }

  int supply(int region) {
    return 3 * region;
  }

  int link(int region) {
    return 3 * region + 1;
  }

  int bids(int region) {
    return 3 * region + 2;
  }

  int tie(int tie) {
    return 3 * topology.regionCount() + tie;
  }

  int zone(int zone) {
    return 3 * topology.regionCount() + topology.tieCount() + zone;
  }

  int national() {
    return zone(topology.zoneCount());
  }

  int source() {
    return source;
  }

  private int mining(int zone) {
    return topology.regionCount() + topology.zoneCount() + zone;
  }

  private int nation() {
    return source - 1;
  }

  private void showMargin(int region) {
    int arc = 2 * bids(region);
    network.residual[arc] = levels[region].more();
    network.cost[arc] = -levels[region].nextBid();
    network.residual[arc + 1] = levels[region].less();
    network.cost[arc + 1] = levels[region].lastBid();
  }

  /**
   * Sells power as long as it earns anything. Only afterwards is the arc from the sink back to the
   * source opened, because only the prices need it.
   */
  void sell() {
    long[] before = new long[levels.length];
    long sold = 0;
    while (network.shortest(source, sink) < 0) {
      for (int r = 0; r < levels.length; r++) {
        before[r] = network.residual[2 * bids(r)];
      }
      long amount = network.narrowest(source, sink);
      network.send(source, sink, amount);
      sold += amount;
      for (int r = 0; r < levels.length; r++) {
        long change = before[r] - network.residual[2 * bids(r)];
        if (change != 0) {
          levels[r].take(change);
          showMargin(r);
        }
      }
    }
    network.pair(national() + 1, sink, source, HourLimits.UNLIMITED, sold);
  }
}
