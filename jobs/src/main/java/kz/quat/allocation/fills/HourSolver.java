package kz.quat.allocation.fills;

import kz.quat.allocation.network.CutPool;
import kz.quat.allocation.network.GridFlow;
import kz.quat.allocation.network.HourLimits;
import kz.quat.allocation.network.Topology;

/** Fills the tiers of one hour, one after the other, under a policy. */
public final class HourSolver {
  private final HourState.Network network;
  private final Fill fill;

  /**
   * Creates a solver for all hours of a case.
   *
   * @param fill how each tier is shared
   */
  public HourSolver(Topology topology, MinerTable miners, Fill fill) {
    this.fill = fill;
    network =
        new HourState.Network(topology, miners, new GridFlow(topology), new CutPool(topology));
  }

  /** Fills all tiers of an hour with these limits and demands. */
  public HourState solve(HourLimits limits, HourDemand demand) {
    HourState hour = new HourState(network, limits, demand);
    for (int tier = 0; tier < hour.miners.tiers.size(); tier++) {
      fill.fill(hour, tier);
      hour.freeze(hour.miners.tiers.get(tier));
    }
    return hour;
  }

  /** Discards the cuts found in the last hour; cuts are only reused within an hour. */
  public void nextHour() {
    network.pool().forget();
  }
}
