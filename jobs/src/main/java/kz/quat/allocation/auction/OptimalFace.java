package kz.quat.allocation.auction;

import java.util.stream.IntStream;
import kz.quat.allocation.network.Cut;
import kz.quat.allocation.network.CutPool;
import kz.quat.allocation.network.FlowNetwork;
import kz.quat.allocation.network.Topology;

/**
 * All optimal flows of a tier's auction: those that earn as much as the one found. Node prices show
 * which arcs may differ between optimal flows (reduced cost 0); all others are the same in every
 * optimal flow. Shares of the marginal bids belong to some optimal flow if they can be routed in
 * this network. If they cannot, a minimum cut of this network limits the sum of some regions'
 * shares, just as cuts of the grid limit mining.
 */
final class OptimalFace {
  private final AuctionFlow auction;
  private final long[] marginBid;
  private final long[] taken;
  private final long[] asked;
  private final FlowNetwork flow;
  private final long[] start;
  private final int from;
  private final int to;

  OptimalFace(AuctionFlow auction) {
    this.auction = auction;
    MinCostNetwork network = auction.network;
    Topology topology = auction.topology;
    int regions = topology.regionCount();
    long[] price = network.potentials();
    marginBid = new long[regions];
    taken = new long[regions];
    asked = new long[regions];
    from = network.nodes();
    to = from + 1;
    int pairs = network.residual.length / 2;
    int[] tail = new int[pairs + 2 * regions];
    int[] head = new int[tail.length];
    start = new long[2 * tail.length];
    for (int k = 0; k < pairs; k++) {
      tail[k] = network.tail(2 * k);
      head[k] = network.head(2 * k);
      if (price[tail[k]] == price[head[k]] && network.cost[2 * k] == 0) {
        start[2 * k] = network.residual[2 * k];
        start[2 * k + 1] = network.residual[2 * k + 1];
      }
    }
    for (int r = 0; r < regions; r++) {
      int k = auction.bids(r);
      marginBid[r] = price[r] - price[head[k]];
      taken[r] = auction.levels[r].takenAt(marginBid[r]);
      asked[r] = auction.levels[r].askedAt(marginBid[r]);
      tail[pairs + 2 * r] = from;
      head[pairs + 2 * r] = head[k];
      tail[pairs + 2 * r + 1] = r;
      head[pairs + 2 * r + 1] = to;
      start[2 * k] = asked[r] - taken[r];
      start[2 * k + 1] = taken[r];
    }
    flow = new FlowNetwork(to + 1, tail, head);
  }

  /** The marginal bid of the region: higher bids win everything, lower ones nothing. */
  long marginBid(int region) {
    return marginBid[region];
  }

  /** What the marginal bids ask for, in milliwatts. */
  long asked(int region) {
    return asked[region];
  }

  /**
   * Routes these shares of the marginal bids, in milliwatts, and returns how much cannot be routed.
   */
  long route(long[] share) {
    System.arraycopy(start, 0, flow.residual, 0, start.length);
    long wanted = 0;
    for (int r = 0; r < share.length; r++) {
      long more = Math.max(0, share[r] - taken[r]);
      int arc = 2 * auction.bids(r);
      flow.residual[arc] = asked[r] - Math.max(share[r], taken[r]);
      flow.residual[arc + 1] = Math.max(0, taken[r] - share[r]);
      flow.residual[forced(r)] = more;
      flow.residual[forced(r) + 2] = more;
      wanted += more;
    }
    return wanted - flow.augment(from, to, wanted);
  }

  private int forced(int region) {
    return auction.network.residual.length + 4 * region;
  }

  /** Adds the cuts that limited the last {@link #route}; false if all of them were known. */
  boolean addCuts(CutPool pool) {
    boolean added = false;
    for (int r = 0; r < taken.length; r++) {
      if (flow.residual[forced(r) + 2] > 0) {
        boolean[] inside = new boolean[to + 1];
        inside[r] = true;
        flow.closeBackwards(inside, to, 0);
        added |= !inside[from] && pool.add(cut(inside), value(inside));
      }
    }
    return added;
  }

  private Cut cut(boolean[] inside) {
    int[] regions = IntStream.range(0, taken.length).filter(r -> leaves(r, inside)).toArray();
    return Cut.over(inside, regions);
  }

  /** True if marginal bids of the region carry power out of the set. */
  private boolean leaves(int region, boolean[] inside) {
    return asked[region] > 0
        && inside[region]
        && !inside[auction.network.head(2 * auction.bids(region))];
  }

  /** What can leave the set through bids: what leaves it now plus what can still come in. */
  private double value(boolean[] inside) {
    double sum = 0;
    MinCostNetwork network = auction.network;
    for (int arc = 0; arc < network.residual.length; arc++) {
      // The backward arc of a bid that leaves the set carries what the bid has now, which is
      // counted here once.
      if (!inside[network.tail(arc)] && inside[network.head(arc)]) {
        sum += start[arc];
      }
    }
    return sum;
  }
}
