package kz.quat.allocation.fills;

import kz.quat.allocation.network.Topology;

/** What the miners of one hour may and must have, by miner. Powers are in milliwatts. */
public final class HourDemand {
  /** The most that each miner can have. */
  final double[] bound;

  /** The least that each miner can run at. */
  final double[] minLoad;

  /** What is already granted in each region and stays fixed. */
  final double[] frozen;

  /** Miners ordered by saturation level; the indexes are tier and region. */
  final int[][][] order;

  public HourDemand(MinerTable miners, double[] bound, double[] minLoad, double[] frozen) {
    this.bound = bound;
    this.minLoad = minLoad;
    this.frozen = frozen;
    order =
        miners.tiers.stream().map(tier -> miners.bySaturation(tier, bound)).toArray(int[][][]::new);
  }

  /**
   * The demand of the hour that follows an hour with these quotas in whole watts; nothing is
   * granted yet.
   */
  public static HourDemand after(long[] previous, MinerTable miners, Topology topology) {
    return new HourDemand(
        miners, miners.bounds(previous), miners.minLoad, new double[topology.regionCount()]);
  }
}
