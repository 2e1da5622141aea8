package kz.quat.allocation.strain;

import java.util.List;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.network.Topology;

/** The limits of a network that do not change from hour to hour, MW; infinite where unlimited. */
final class NetworkLimits {
  final Topology topology;
  final double[] importCap;
  final double[] exportCap;
  final double[] tieForward;
  final double[] tieBackward;

  /** Rows must be in the order of their names. */
  NetworkLimits(Topology topology, List<CaseRegion> regions, List<CaseTie> ties) {
    this.topology = topology;
    importCap = regions.stream().mapToDouble(row -> row.importCapMw().mw()).toArray();
    exportCap = regions.stream().mapToDouble(row -> row.exportCapMw().mw()).toArray();
    tieForward = ties.stream().mapToDouble(row -> row.capForwardMw().mw()).toArray();
    tieBackward = ties.stream().mapToDouble(row -> row.capBackwardMw().mw()).toArray();
  }

  HubCuts cuts() {
    return HubCuts.of(
        topology.zoneCount(), topology.tieFrom, topology.tieTo, tieForward, tieBackward);
  }
}
