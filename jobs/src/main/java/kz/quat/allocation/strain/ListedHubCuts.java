package kz.quat.allocation.strain;

import java.util.Arrays;

/** All sets of a few hubs, one by one: with four hubs sixteen sums. */
final class ListedHubCuts implements HubCuts {
  static final int MOST_ZONES = 8;

  private final int zones;
  private final double[] ties;
  private final double[] sum;

  ListedHubCuts(int zones, int[] tieFrom, int[] tieTo, double[] forward, double[] backward) {
    this.zones = zones;
    ties = new double[1 << zones];
    sum = new double[1 << zones];
    for (int set = 0; set < ties.length; set++) {
      for (int l = 0; l < tieFrom.length; l++) {
        boolean from = (set >> tieFrom[l] & 1) == 1;
        boolean to = (set >> tieTo[l] & 1) == 1;
        ties[set] += to && !from ? forward[l] : 0;
        ties[set] += from && !to ? backward[l] : 0;
      }
    }
  }

  @Override
  public double least(double[] in, double[] out, int forced, boolean inside, boolean[] hubs) {
    double all = 0;
    for (int z = 0; z < zones; z++) {
      all += out[z];
    }
    sum[0] = all;
    int bit = forced < 0 ? 0 : 1 << forced;
    int wanted = inside ? bit : 0;
    double least = (0 & bit) == wanted ? sum[0] + ties[0] : Double.POSITIVE_INFINITY;
    for (int set = 1; set < sum.length; set++) {
      int lowest = Integer.numberOfTrailingZeros(set);
      sum[set] = sum[set & (set - 1)] + in[lowest] - out[lowest];
      if ((set & bit) == wanted) {
        least = Math.min(least, sum[set] + ties[set]);
      }
    }
    smallest(least, bit, wanted, hubs);
    return least;
  }

  /** The sets that attain a least cut are closed under intersection. */
  private void smallest(double least, int bit, int wanted, boolean[] hubs) {
    int common = sum.length - 1;
    for (int set = 0; set < sum.length; set++) {
      if ((set & bit) == wanted && sum[set] + ties[set] <= least + TOLERANCE_MW) {
        common &= set;
      }
    }
    Arrays.fill(hubs, false);
    for (int z = 0; z < zones; z++) {
      hubs[z] = (common >> z & 1) == 1;
    }
  }
}
