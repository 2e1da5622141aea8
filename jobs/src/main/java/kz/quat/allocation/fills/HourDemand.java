package kz.quat.allocation.fills;

import kz.quat.allocation.network.Topology;

/** What the miners of one hour may and must have, by miner; powers in milliwatts. */
public final class HourDemand {
  /** The most each can have. */
  final double[] bound;

  /** The least each can run at. */
  final double[] minLoad;

  /** What is granted already in each region and stays. */
  final double[] frozen;

  /** Miners by saturation level: tier, region. */
  final int[][][] order;

  public HourDemand(MinerTable miners, double[] bound, double[] minLoad, double[] frozen) {
    this.bound = bound;
    this.minLoad = minLoad;
    this.frozen = frozen;
    order =
        miners.tiers.stream().map(tier -> miners.bySaturation(tier, bound)).toArray(int[][][]::new);
  }

  /** The hour after one with these quotas in whole watts; nothing is granted yet. */
  public static HourDemand after(long[] previous, MinerTable miners, Topology topology) {
    return new HourDemand(
        miners, miners.bounds(previous), miners.minLoad, new double[topology.regionCount()]);
  }
}
