package kz.quat.forecast.areas;

/**
 * Takes hours out of the sum over several regions in which one of them is not known: such a sum
 * would look like a fall of the load. An hour that knows fewer regions than an hour of the month
 * before is not known; a region that ceases is missed for a month, then no more.
 */
final class PartialSums {
  private static final int MONTH_HOURS = 720;

  private PartialSums() {}

  /**
   * Sets such hours to NaN.
   *
   * @param regions how many regions each hour's sum holds
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
