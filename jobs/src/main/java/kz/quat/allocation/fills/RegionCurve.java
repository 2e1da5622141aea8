package kz.quat.allocation.fills;

/**
 * What the miners of one region and tier take together at a common level: piecewise linear and
 * concave, each miner growing with its weight up to its bound. Sorted by saturation level, with
 * running sums, so that a level costs one binary search whatever the number of miners.
 */
public final class RegionCurve {
  private int size;
  private double[] saturation = new double[0];
  private double[] boundSum = {0};
  private double[] weightSum = {0};

  /**
   * Takes the miners of one region and tier.
   *
   * @param order miners by ascending saturation level
   * @param bound bounds in milliwatts
   * @param weight weights in millionths
   * @param off miners that get nothing
   */
  public void build(int[] order, double[] bound, double[] weight, boolean[] off) {
    if (saturation.length < order.length) {
      saturation = new double[order.length];
      boundSum = new double[order.length + 1];
      weightSum = new double[order.length + 1];
    }
    size = 0;
    for (int miner : order) {
      if (!off[miner]) {
        saturation[size] = bound[miner] / weight[miner];
        boundSum[size + 1] = boundSum[size] + bound[miner];
        weightSum[size] = weight[miner];
        size++;
      }
    }
    weightSum[size] = 0;
    for (int i = size - 1; i >= 0; i--) {
      weightSum[i] += weightSum[i + 1];
    }
  }

  public void clear() {
    size = 0;
    weightSum[0] = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The level at which the last miner reaches its bound; 0 where there is none. */
  double fullLevel() {
    return size == 0 ? 0 : saturation[size - 1];
  }

  /** Number of miners that have reached their bounds at that level. */
  int saturated(double level) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (saturation[middle] <= level) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** What those that have reached their bounds take, in milliwatts. */
  double boundSum(int saturated) {
    return boundSum[saturated];
  }

  /** The weights of the others. */
  double weightSum(int saturated) {
    return weightSum[saturated];
  }

  /** What all take at that level, in milliwatts. */
  double at(double level) {
    int saturated = saturated(level);
    return saturated == size ? boundSum[size] : boundSum[saturated] + level * weightSum[saturated];
  }
}
