package kz.quat.allocation.strain;

import java.util.Arrays;

/** Enumerates all sets of a few hubs; four hubs give sixteen sums. */
final class ListedHubCuts implements HubCuts {
  static final int MOST_ZONES = 8;

  private final int zones;
  private final double[] ties;
  private final double[] hubSum;
  private final double[] sum;

  ListedHubCuts(int zones, int[] tieFrom, int[] tieTo, double[] forward, double[] backward) {
    this.zones = zones;
    ties = new double[1 << zones];
    hubSum = new double[1 << zones];
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
  public double least(double[] in, double[] out) {
    double least = sums(in, out);
    for (int set = 1; set < sum.length; set++) {
      least = Math.min(least, sum[set]);
    }
    return least;
  }

  /** Writes every set's cut into {@link #sum}, and returns that of the empty set. */
  private double sums(double[] in, double[] out) {
    double all = 0;
    for (int z = 0; z < zones; z++) {
      all += out[z];
    }
    hubSum[0] = all;
    sum[0] = all + ties[0];
    for (int set = 1; set < sum.length; set++) {
      int lowest = Integer.numberOfTrailingZeros(set);
      hubSum[set] = hubSum[set & (set - 1)] + in[lowest] - out[lowest];
      sum[set] = hubSum[set] + ties[set];
    }
    return sum[0];
  }

  @Override
  public void leastByHub(double[] in, double[] out, double[] leastInside, double[] leastOutside) {
    Arrays.fill(leastInside, Double.POSITIVE_INFINITY);
    Arrays.fill(leastOutside, Double.POSITIVE_INFINITY);
    sums(in, out);
    for (int set = 0; set < sum.length; set++) {
      for (int z = 0; z < zones; z++) {
        double[] side = (set >> z & 1) == 1 ? leastInside : leastOutside;
        side[z] = Math.min(side[z], sum[set]);
      }
    }
  }

  /** The intersection of two sets with the smallest cut also has the smallest cut. */
  @Override
  public void smallest(double[] in, double[] out, int forced, boolean inside, boolean[] hubs) {
    sums(in, out);
    int bit = forced < 0 ? 0 : 1 << forced;
    int wanted = inside ? bit : 0;
    double least = Double.POSITIVE_INFINITY;
    for (int set = 0; set < sum.length; set++) {
      least = (set & bit) == wanted ? Math.min(least, sum[set]) : least;
    }
    int common = sum.length - 1;
    for (int set = 0; set < sum.length; set++) {
      if ((set & bit) == wanted && sum[set] <= least + TOLERANCE_MW) {
        common &= set;
      }
    }
    for (int z = 0; z < zones; z++) {
      hubs[z] = (common >> z & 1) == 1;
    }
  }
}
