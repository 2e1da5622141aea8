package kz.quat.allocation.fills;

/**
 * What the miners of one region and tier take together at a common level. The curve is piecewise
 * linear and concave, because each miner's power grows with its weight until it reaches its bound.
 * Miners are sorted by saturation level and sums are kept, so that one binary search is enough to
 * evaluate a level, however many miners there are.
 */
public final class RegionCurve {
  private int size;
  private double[] saturation = new double[0];
  private double[] boundSum = {0};
  private double[] weightSum = {0};

  /** The level that was asked for last, and its answer; a fill often asks for the same again. */
  private double lastLevel = Double.NaN;

  private int lastSaturated;

  /**
   * Builds the curve from the miners of one region and tier.
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
    lastLevel = Double.NaN;
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

  /** Makes the curve one without miners. */
  public void clear() {
    lastLevel = Double.NaN;
    size = 0;
    weightSum[0] = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The level at which the last miner reaches its bound; 0 if there is no miner. */
  double fullLevel() {
    return size == 0 ? 0 : saturation[size - 1];
  }

  /** The number of miners that have reached their bounds at a level. */
  int saturated(double level) {
    if (level == lastLevel) {
      return lastSaturated;
    }
    // The answer only grows with the level, so the last one is a bound for this one.
    int low = level > lastLevel ? lastSaturated : 0;
    int high = level < lastLevel ? lastSaturated : size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (saturation[middle] <= level) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    lastLevel = level;
    lastSaturated = low;
    return low;
  }

  /** What the miners that have reached their bounds take, in milliwatts. */
  double boundSum(int saturated) {
    return boundSum[saturated];
  }

  /** The sum of the weights of the other miners. */
  double weightSum(int saturated) {
    return weightSum[saturated];
  }

  /** What all miners take together at a level, in milliwatts. */
  double at(double level) {
    int saturated = saturated(level);
    return saturated == size ? boundSum[size] : boundSum[saturated] + level * weightSum[saturated];
  }
}
