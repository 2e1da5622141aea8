package kz.quat.allocation.strain;

import java.util.Comparator;
import java.util.List;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.network.Topology;

/**
 * The shortage of each region if it is shared in proportion to need as far as the network allows,
 * for one state of generation and load after another. Not thread-safe.
 */
public final class NetworkShortage {
  /** A shortage below this is treated as none, MW. */
  public static final double NOTHING_MW = 1e-6;

  private final FairNeed fair;

  /** Creates the network from regions and ties that have been checked as part of a case. */
  public NetworkShortage(List<CaseRegion> regions, List<CaseTie> ties) {
    List<CaseRegion> ordered =
        regions.stream().sorted(Comparator.comparing(CaseRegion::region)).toList();
    List<CaseTie> tiesByName = ties.stream().sorted(Comparator.comparing(CaseTie::tie)).toList();
    fair = new FairNeed(new NetworkLimits(new Topology(ordered, tiesByName), ordered, tiesByName));
  }

  /**
   * Computes the shortage of each region. Returns false, and leaves {@code shortageMw} unchanged,
   * if no region is short.
   *
   * @param availableMw available generation, by region in the order of the names, at least 0
   * @param loadMw the load, by region
   * @param shortageMw receives the shortage by region; values below {@link #NOTHING_MW} become 0
   */
  public boolean of(double[] availableMw, double[] loadMw, double[] shortageMw) {
    fair.hour(availableMw, loadMw);
    if (fair.unservedMw() <= NOTHING_MW) {
      return false;
    }
    fair.fill(1);
    for (int r = 0; r < shortageMw.length; r++) {
      double lack = loadMw[r] - fair.met[r];
      shortageMw[r] = loadMw[r] > 0 && lack > NOTHING_MW ? lack : 0;
    }
    return true;
  }
}
