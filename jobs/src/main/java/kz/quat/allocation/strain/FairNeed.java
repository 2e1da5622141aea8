package kz.quat.allocation.strain;

import java.util.Arrays;
import kz.quat.allocation.network.Topology;

/**
 * The need that could be met if the shortage is shared in proportion to need as far as the network
 * allows (docs/spec/strain.md, section 1): the ascending vector of met need divided by need is
 * lexicographically greatest. All open regions rise together. If they would exceed a cut, Newton's
 * method on cuts gives the level at which the cut is full, and the regions behind a full cut are
 * frozen. An instance is reused from hour to hour and is not thread-safe.
 */
final class FairNeed {
  private final NetworkLimits limits;
  private final Topology topology;
  private final HubCuts cuts;
  private final boolean[] open;
  private final boolean[] hubs;
  private final double[] in;
  private final double[] out;
  private final double[] leastInside;
  private final double[] leastOutside;

  /** What each region takes at the current level, MW: the met need. */
  final double[] met;

  private double[] available = {};
  private double[] need = {};

  FairNeed(NetworkLimits limits) {
    this.limits = limits;
    topology = limits.topology;
    cuts = limits.cuts();
    open = new boolean[topology.regionCount()];
    met = new double[topology.regionCount()];
    hubs = new boolean[topology.zoneCount()];
    in = new double[topology.zoneCount()];
    out = new double[topology.zoneCount()];
    leastInside = new double[topology.zoneCount()];
    leastOutside = new double[topology.zoneCount()];
  }

  /** Sets an hour: available generation and need, MW, by region. */
  void hour(double[] availableMw, double[] needMw) {
    available = availableMw;
    need = needMw;
  }

  /** The smallest total need that must stay unmet, MW: U* for this need. */
  double unservedMw() {
    System.arraycopy(need, 0, met, 0, met.length);
    return Math.max(0, -least());
  }

  /**
   * Shares the hour. Afterwards {@link #met} holds the met need, which is above the need where
   * there is more. A negative need is supply.
   *
   * @param mostLevel no region rises above this multiple of its need; infinite for as far as
   *     possible
   */
  void fill(double mostLevel) {
    int left = 0;
    for (int r = 0; r < open.length; r++) {
      open[r] = need[r] > 0;
      met[r] = Math.min(0, need[r]);
      left += open[r] ? 1 : 0;
    }
    while (left > 0) {
      double level = level(mostLevel);
      rise(level);
      if (level >= mostLevel) {
        return;
      }
      left -= freeze();
    }
  }

  private void rise(double level) {
    for (int r = 0; r < open.length; r++) {
      if (open[r]) {
        met[r] = level * need[r];
      }
    }
  }

  /** The greatest common level of the open regions, at most {@code mostLevel}. */
  private double level(double mostLevel) {
    double level = mostLevel;
    if (Double.isInfinite(level)) {
      level = levelOfAll();
    }
    while (true) {
      rise(level);
      if (least() >= -HubCuts.TOLERANCE_MW / 100) {
        return level;
      }
      double next = levelOfCut();
      if (!(next < level)) {
        return level;
      }
      level = Math.max(0, next);
    }
  }

  private double levelOfAll() {
    double room = 0;
    double weight = 0;
    for (int r = 0; r < open.length; r++) {
      room += available[r] - (open[r] ? 0 : met[r]);
      weight += open[r] ? need[r] : 0;
    }
    return Math.max(0, room / weight);
  }

  /** The level at which the currently tightest cut is full. */
  private double levelOfCut() {
    cuts.smallest(in, out, HubCuts.NONE, false, hubs);
    double room = ties();
    double weight = 0;
    for (int r = 0; r < open.length; r++) {
      boolean hub = hubs[topology.regionZone[r]];
      double own = hub ? available[r] : available[r] + limits.importCap[r];
      double apart = hub ? limits.exportCap[r] : 0;
      if (own - met[r] < apart) {
        room += own - (open[r] ? 0 : met[r]);
        weight += open[r] ? need[r] : 0;
      } else {
        room += apart;
      }
    }
    return weight > 0 ? room / weight : Double.POSITIVE_INFINITY;
  }

  private double ties() {
    double sum = 0;
    for (int l = 0; l < topology.tieCount(); l++) {
      boolean from = hubs[topology.tieFrom[l]];
      boolean to = hubs[topology.tieTo[l]];
      sum += to && !from ? limits.tieForward[l] : 0;
      sum += from && !to ? limits.tieBackward[l] : 0;
    }
    return sum;
  }

  /** What the tightest cut has left, MW; negative if the network cannot supply {@link #met}. */
  private double least() {
    byHub();
    return cuts.least(in, out);
  }

  /** Computes what each hub adds to a cut at the current {@link #met}. */
  private void byHub() {
    Arrays.fill(in, 0);
    Arrays.fill(out, 0);
    for (int r = 0; r < met.length; r++) {
      int z = topology.regionZone[r];
      double left = available[r] - met[r];
      in[z] += Math.min(left, limits.exportCap[r]);
      out[z] += Math.min(left + limits.importCap[r], 0);
    }
  }

  /** Freezes the regions that cannot rise any more, at least one, and returns how many. */
  private int freeze() {
    leastByHub();
    int frozen = 0;
    double tightest = Double.POSITIVE_INFINITY;
    for (int r = 0; r < open.length; r++) {
      tightest = open[r] ? Math.min(tightest, leastAround(r)) : tightest;
    }
    for (int r = 0; r < open.length; r++) {
      if (open[r] && leastAround(r) <= Math.max(tightest, HubCuts.TOLERANCE_MW)) {
        open[r] = false;
        frozen++;
      }
    }
    return frozen;
  }

  private void leastByHub() {
    byHub();
    cuts.leastByHub(in, out, leastInside, leastOutside);
  }

  /** What the tightest cut around a region has left, MW. */
  private double leastAround(int region) {
    return Math.min(aroundWithHub(region), aroundWithoutHub(region));
  }

  private double aroundWithHub(int region) {
    double left = available[region] - met[region];
    return leastInside[topology.regionZone[region]] + Math.max(0, left - limits.exportCap[region]);
  }

  private double aroundWithoutHub(int region) {
    double left = available[region] - met[region] + limits.importCap[region];
    return leastOutside[topology.regionZone[region]] + Math.max(0, left);
  }

  /**
   * The smallest full cut around each region after {@link #fill}: the region itself, hubs, and the
   * regions that could still send power into them.
   */
  FairCut[] cuts() {
    leastByHub();
    FairCut[] found = new FairCut[open.length];
    for (int r = 0; r < open.length; r++) {
      if (need[r] > 0) {
        boolean alone = aroundWithoutHub(r) <= aroundWithHub(r) + HubCuts.TOLERANCE_MW;
        cuts.smallest(in, out, topology.regionZone[r], !alone, hubs);
        found[r] = cut(r);
      }
    }
    return found;
  }

  private FairCut cut(int region) {
    boolean[] inside = new boolean[open.length];
    for (int r = 0; r < inside.length; r++) {
      double left = available[r] - met[r];
      inside[r] =
          r == region
              || (hubs[topology.regionZone[r]]
                  && left < limits.exportCap[r] - HubCuts.TOLERANCE_MW);
    }
    return new FairCut(inside, hubs.clone());
  }
}
