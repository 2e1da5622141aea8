package kz.quat.allocation.fills;

import java.util.Arrays;
import kz.quat.allocation.cases.Watts;

/**
 * Finds the miner to shut off next under its minimum load: the one with the smallest share of its
 * minimum load (at six decimals), then with the smallest credit, then with the largest minimum
 * load, then with the largest id (docs/spec/quotas.md, section 2). The worst miner of each region
 * is kept, and looked for again only where the level or the miners changed, because a fill after a
 * shut-off changes the level of few regions.
 */
final class ShutOffOrder {
  private final HourState hour;
  private final int[][] limited;
  private final int[] worst;
  private final double[] part;
  private final double[] seenLevel;

  /** Starts with every region unknown. */
  ShutOffOrder(HourState hour, MinerTable.Tier tier) {
    this.hour = hour;
    limited =
        Arrays.stream(tier.byRegion())
            .map(miners -> Arrays.stream(miners).filter(m -> hour.minLoad[m] > 0).toArray())
            .toArray(int[][]::new);
    worst = new int[limited.length];
    part = new double[limited.length];
    seenLevel = new double[limited.length];
    Arrays.fill(seenLevel, Double.NaN);
  }

  /** Tells that a miner of a region was turned off. */
  void changed(int region) {
    seenLevel[region] = Double.NaN;
  }

  /**
   * The miner to shut off next; −1 if none is below its minimum load.
   *
   * @param level by region, in milliwatts per unit of weight
   * @param off miners that get nothing
   */
  int worst(double[] level, boolean[] off) {
    int found = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int region = 0; region < limited.length; region++) {
      if (seenLevel[region] != level[region]) {
        seenLevel[region] = level[region];
        look(region, level, off);
      }
      if (worst[region] >= 0 && isWorse(worst[region], part[region], found, least)) {
        found = worst[region];
        least = part[region];
      }
    }
    return found;
  }

  private void look(int region, double[] level, boolean[] off) {
    worst[region] = -1;
    part[region] = Double.POSITIVE_INFINITY;
    for (int m : limited[region]) {
      double share = off[m] ? Double.POSITIVE_INFINITY : hour.share(m, level);
      if (share < hour.minLoad[m] - HourState.TOLERANCE) {
        double ofMinLoad = Watts.sixDecimals(share / hour.minLoad[m]);
        if (isWorse(m, ofMinLoad, worst[region], part[region])) {
          worst[region] = m;
          part[region] = ofMinLoad;
        }
      }
    }
  }

  private boolean isWorse(int miner, double part, int other, double otherPart) {
    if (other < 0 || part != otherPart) {
      return other < 0 || part < otherPart;
    }
    double credit = hour.miners.rows.get(miner).shutoffCreditMwh();
    double otherCredit = hour.miners.rows.get(other).shutoffCreditMwh();
    if (credit != otherCredit) {
      return credit < otherCredit;
    }
    double minLoad = hour.minLoad[miner];
    double otherMinLoad = hour.minLoad[other];
    return minLoad == otherMinLoad ? miner > other : minLoad > otherMinLoad;
  }
}
