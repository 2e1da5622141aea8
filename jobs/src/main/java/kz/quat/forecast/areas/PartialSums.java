package kz.quat.forecast.areas;

/**
 * Removes hours from the sum over several regions in which one of them is unknown, because such a
 * sum would look like a drop in load. An hour with fewer known regions than any hour of the month
 * before it is treated as unknown. If a region stops reporting for good, sums are unknown for a
 * month and then continue without it.
 */
final class PartialSums {
  private static final int MONTH_HOURS = 720;

  private PartialSums() {}

  /**
   * Sets such hours to NaN.
   *
   * @param regions the number of regions in each hour's sum
   */
  static void takeOut(double[] sums, long[] regions) {
    long most = 0;
    int mostAt = 0;
    for (int i = 0; i < sums.length; i++) {
      if (i - mostAt > MONTH_HOURS) {
        mostAt = indexOfMost(regions, i - MONTH_HOURS, i);
        most = regions[mostAt];
      }
      if (regions[i] >= most) {
        most = regions[i];
        mostAt = i;
      } else {
        sums[i] = Double.NaN;
      }
    }
  }

  private static int indexOfMost(long[] regions, int from, int to) {
    int best = from;
    for (int i = from; i <= to; i++) {
      best = regions[i] >= regions[best] ? i : best;
    }
    return best;
  }
}
