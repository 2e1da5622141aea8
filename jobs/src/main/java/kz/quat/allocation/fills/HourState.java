package kz.quat.allocation.fills;

import java.util.ArrayList;
import java.util.List;
import kz.quat.allocation.network.Cut;
import kz.quat.allocation.network.CutPool;
import kz.quat.allocation.network.GridFlow;
import kz.quat.allocation.network.HourLimits;
import kz.quat.allocation.network.Topology;
import org.jspecify.annotations.Nullable;

/**
 * The state of one hour while it is being filled: limits, flows, known cuts, and what each miner
 * has.
 */
public final class HourState {
  /** The parts that are the same in every hour, and the flow and cuts to work with. */
  record Network(Topology topology, MinerTable miners, GridFlow flow, CutPool pool) {}

  /**
   * Power below this is treated as nothing, and limits may be missed by this: 1e-6 MW, in
   * milliwatts.
   */
  public static final double TOLERANCE = 1_000;

  public final Topology topology;
  public final MinerTable miners;
  public final GridFlow flow;
  final CutPool pool;
  public final HourLimits limits;
  public final HourDemand demand;
  public final double[] bound;
  final double[] minLoad;

  /** Miners ordered by saturation level; the indexes are tier and region. */
  public final int[][][] order;

  /** What each miner has been granted, in milliwatts. */
  public final double[] granted;

  /** Miners that are shut off under their minimum load. */
  public final boolean[] shut;

  /**
   * Miners that the auction does not accept: without a bid, or with one below their zone's floor
   * price.
   */
  public final boolean[] excluded;

  /** What elements are worth in the auction. */
  public final List<TierPrice> prices = new ArrayList<>();

  /**
   * The cost of a shut-off in milliwatts: the miner's share in the fill after which it was shut
   * off.
   */
  public final double[] lost;

  /** What earlier tiers have in each region, in milliwatts. */
  public final double[] base;

  /** The cut that froze a region, by tier and region; null if none did. */
  public final @Nullable Cut[][] blocker;

  final double unserved;

  HourState(Network network, HourLimits limits, HourDemand demand) {
    topology = network.topology();
    miners = network.miners();
    flow = network.flow();
    pool = network.pool();
    this.limits = limits;
    this.demand = demand;
    bound = demand.bound;
    minLoad = demand.minLoad;
    order = demand.order;
    granted = new double[miners.count()];
    shut = new boolean[miners.count()];
    excluded = new boolean[miners.count()];
    lost = new double[miners.count()];
    base = demand.frozen.clone();
    blocker = new @Nullable Cut[miners.tiers.size()][topology.regionCount()];
    unserved = flow.serveNative(limits);
    pool.revalue(limits, flow);
  }

  /**
   * What a miner gets at its region's level, in milliwatts; 0 in a region that is short itself.
   *
   * @param level by region, in milliwatts per unit of weight
   */
  double share(int miner, double[] level) {
    int region = miners.region[miner];
    return flow.inDeficit(region)
        ? 0
        : Math.min(bound[miner], level[region] * miners.weight[miner]);
  }

  /**
   * Adds the quotas of a tier to what later tiers find taken. They are summed in the order of the
   * miners' ids, so that the result is always the same.
   */
  void freeze(MinerTable.Tier tier) {
    for (int m : tier.miners()) {
      base[miners.region[m]] += granted[m];
    }
  }

  /**
   * The mining of each region so far in whole milliwatts, rounded down so that it is never more
   * than is feasible.
   */
  public long[] routed() {
    long[] mining = new long[base.length];
    for (int r = 0; r < mining.length; r++) {
      mining[r] = (long) base[r];
    }
    return mining;
  }

  /**
   * The most that each region could take alone, in milliwatts: earlier tiers stay fixed, and the
   * rest of this tier gets nothing.
   */
  double[] headroom() {
    flow.route(routed());
    long[] start = new long[flow.stateSize()];
    flow.save(start);
    double[] headroom = new double[base.length];
    for (int r = 0; r < headroom.length; r++) {
      flow.restore(start);
      headroom[r] = Math.min(capRoom(r), (double) flow.grow(r, HourLimits.UNLIMITED));
    }
    return headroom;
  }

  /** What the mining caps leave to a region, in milliwatts. */
  double capRoom(int region) {
    double zoneSum = 0;
    double sum = 0;
    int zone = topology.regionZone[region];
    for (int r = 0; r < base.length; r++) {
      sum += base[r];
      zoneSum += topology.regionZone[r] == zone ? base[r] : 0;
    }
    double room = limits.miningCap[region] - base[region];
    room = Math.min(room, limits.zoneCap[zone] - zoneSum);
    return Math.max(0, Math.min(room, limits.nationalCap - sum));
  }
}
