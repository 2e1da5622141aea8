package kz.quat.allocation;

/** A miner of a tier in one hour. */
final class TierMiner {
  final int index;
  final int region;
  final double weight;
  final long bound;
  final long minLoad;

  /** Level at which its own bound stops it, mW per weight. */
  final double saturation;

  long granted;
  boolean on = true;
  boolean atOwnBound;

  /**
   * A miner.
   *
   * @param index its place among the case's miners
   * @param bound the most it may take in this hour, mW
   * @param minLoad the least it can run at, mW
   */
  TierMiner(int index, int region, double weight, long bound, long minLoad) {
    this.index = index;
    this.region = region;
    this.weight = weight;
    this.bound = bound;
    this.minLoad = minLoad;
    this.saturation = bound / weight;
  }

  /** What it takes at a level, whole mW. */
  long at(double level) {
    return level >= saturation ? bound : Math.min(bound, (long) (level * weight));
  }
}
