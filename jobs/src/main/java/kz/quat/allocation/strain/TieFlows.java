package kz.quat.allocation.strain;

import java.util.Arrays;
import kz.quat.allocation.cases.Watts;
import kz.quat.allocation.network.Topology;

/**
 * Flows over the ties that bring each region the need that is met. Of all such flows it is the one
 * with the smallest sum of squares. This one is unique, contains no loops, divides evenly between
 * equal paths, and sends nothing where a zone can serve itself. Each zone has a price. A tie
 * carries the difference of its ends' prices as far as its limits allow, and a zone's price rises
 * until the zone gets what it lacks (coordinate ascent in the dual). What a zone lacks is reduced
 * by a tenth of a watt, because if its ties can bring exactly what it lacks, rounding could make
 * two zones raise their prices against each other forever. An instance is reused from hour to hour
 * and is not thread-safe.
 */
final class TieFlows {
  private static final double STILL = 1e-12;
  static final int MOST_ROUNDS = 100_000;

  private final NetworkLimits limits;
  private final Topology topology;
  private final double[] price;
  private final double[] lack;
  private final int[][] ends;

  /** Number of rounds that the last computation took. */
  int rounds;

  TieFlows(NetworkLimits limits) {
    this.limits = limits;
    topology = limits.topology;
    price = new double[topology.zoneCount()];
    lack = new double[topology.zoneCount()];
    ends = new int[topology.zoneCount()][];
    for (int z = 0; z < ends.length; z++) {
      int zone = z;
      ends[z] =
          java.util.stream.IntStream.range(0, topology.tieCount())
              .filter(l -> topology.tieFrom[l] == zone || topology.tieTo[l] == zone)
              .toArray();
    }
  }

  /**
   * Flows by tie, MW, positive forward. All are NaN if they have not converged within {@link
   * #MOST_ROUNDS}: theory gives no bound on the number of rounds, and a figure that is still
   * changing must not be published.
   *
   * @param availableMw available generation, by region
   * @param metMw need that is met, by region; the network must be able to supply it
   */
  double[] of(double[] availableMw, double[] metMw) {
    Arrays.fill(lack, 0);
    double size = 1;
    for (int r = 0; r < metMw.length; r++) {
      double draw = Math.max(metMw[r] - availableMw[r], -limits.exportCap[r]);
      lack[topology.regionZone[r]] += draw;
      size = Math.max(size, Math.abs(draw));
    }
    for (int z = 0; z < lack.length; z++) {
      lack[z] -= HubCuts.TOLERANCE_MW;
    }
    Arrays.fill(price, 0);
    double moved = Double.POSITIVE_INFINITY;
    for (rounds = 0; rounds < MOST_ROUNDS && moved > STILL * size; rounds++) {
      moved = 0;
      for (int z = 0; z < price.length; z++) {
        double next = priceOf(z);
        moved = Math.max(moved, Math.abs(next - price[z]));
        price[z] = next;
      }
    }
    double[] flows = new double[topology.tieCount()];
    if (moved > STILL * size) {
      Arrays.fill(flows, Double.NaN);
      return flows;
    }
    for (int l = 0; l < flows.length; l++) {
      double flow = into(topology.tieTo[l], l, price[topology.tieTo[l]]);
      flows[l] = Watts.sixDecimals(flow);
    }
    return flows;
  }

  /** The smallest price at which a zone gets what it lacks, or all that its ties can bring. */
  private double priceOf(int zone) {
    if (into(zone, 0) >= lack[zone]) {
      return 0;
    }
    double[] bends = bends(zone);
    double below = 0;
    for (double bend : bends) {
      if (bend > 0 && into(zone, bend) >= lack[zone]) {
        return between(zone, below, bend);
      }
      below = Math.max(below, bend);
    }
    double step = into(zone, below + 1) - into(zone, below);
    return step > 0 ? below + (lack[zone] - into(zone, below)) / step : leastOfMost(zone, bends);
  }

  /** The price, within a segment without bends, at which the zone gets exactly what it lacks. */
  private double between(int zone, double low, double high) {
    double at = into(zone, low);
    double rise = into(zone, high) - at;
    return rise > 0 ? low + (high - low) * (lack[zone] - at) / rise : low;
  }

  /** The smallest price at which the ties of the zone bring all they can. */
  private double leastOfMost(int zone, double[] bends) {
    double least = 0;
    double most = bends.length == 0 ? 0 : into(zone, bends[bends.length - 1]);
    for (int i = bends.length - 1; i >= 0 && into(zone, bends[i]) >= most; i--) {
      least = bends[i];
    }
    return Math.max(0, least);
  }

  /** Prices at which a tie of the zone reaches a limit, ascending. */
  private double[] bends(int zone) {
    double[] bends = new double[2 * ends[zone].length];
    int count = 0;
    for (int l : ends[zone]) {
      double other = price[topology.tieFrom[l] == zone ? topology.tieTo[l] : topology.tieFrom[l]];
      double[] both = {other + most(zone, l), other - least(zone, l)};
      for (double bend : both) {
        if (!Double.isInfinite(bend)) {
          bends[count++] = bend;
        }
      }
    }
    double[] found = Arrays.copyOf(bends, count);
    Arrays.sort(found);
    return found;
  }

  private double into(int zone, double atPrice) {
    double sum = 0;
    for (int l : ends[zone]) {
      sum += into(zone, l, atPrice);
    }
    return sum;
  }

  /** What a tie brings to one of its ends at that end's price. */
  private double into(int zone, int tie, double atPrice) {
    double other =
        price[topology.tieFrom[tie] == zone ? topology.tieTo[tie] : topology.tieFrom[tie]];
    return Math.max(-least(zone, tie), Math.min(most(zone, tie), atPrice - other));
  }

  /** The most that a tie can bring to one of its ends. */
  private double most(int zone, int tie) {
    return topology.tieTo[tie] == zone ? limits.tieForward[tie] : limits.tieBackward[tie];
  }

  /** The most that a tie can take away from one of its ends. */
  private double least(int zone, int tie) {
    return topology.tieTo[tie] == zone ? limits.tieBackward[tie] : limits.tieForward[tie];
  }
}
