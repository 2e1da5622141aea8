package kz.quat.allocation.strain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.quat.allocation.network.Topology;

/** A full cut that keeps regions at their level. */
final class FairCut {
  private final boolean[] regions;
  private final boolean[] hubs;

  /**
   * Creates a cut; the arrays are not copied.
   *
   * @param regions whether each region is inside
   * @param hubs whether each zone's hub is inside
   */
  FairCut(boolean[] regions, boolean[] hubs) {
    this.regions = regions;
    this.hubs = hubs;
  }

  /** The regions inside, sorted and joined by {@code ;}. */
  String area(Topology topology) {
    List<String> names = new ArrayList<>();
    for (int r = 0; r < regions.length; r++) {
      if (regions[r]) {
        names.add(topology.regions.get(r));
      }
    }
    return String.join(";", names);
  }

  /**
   * What limits supply to the area: {@code kind:name=MW} with three decimals, sorted and joined by
   * {@code ;}.
   */
  String elements(NetworkLimits limits) {
    Topology topology = limits.topology;
    List<String> texts = new ArrayList<>();
    for (int r = 0; r < regions.length; r++) {
      boolean hub = hubs[topology.regionZone[r]];
      if (regions[r] && !hub) {
        texts.add(text("import", topology.regions.get(r), limits.importCap[r]));
      } else if (!regions[r] && hub) {
        texts.add(text("export", topology.regions.get(r), limits.exportCap[r]));
      }
    }
    for (int l = 0; l < topology.tieCount(); l++) {
      boolean from = hubs[topology.tieFrom[l]];
      boolean to = hubs[topology.tieTo[l]];
      if (from != to) {
        double into = to ? limits.tieForward[l] : limits.tieBackward[l];
        texts.add(text("tie", topology.ties.get(l), into));
      }
    }
    return String.join(";", texts.stream().sorted().toList());
  }

  private static String text(String kind, String name, double mw) {
    return String.format(Locale.ROOT, "%s:%s=%.3f", kind, name, mw);
  }
}
