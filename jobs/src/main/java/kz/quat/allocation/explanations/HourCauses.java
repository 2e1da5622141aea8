package kz.quat.allocation.explanations;

import java.util.ArrayList;
import java.util.List;
import kz.quat.allocation.fills.HourState;
import kz.quat.allocation.network.Cut;
import kz.quat.allocation.network.Topology;
import org.jspecify.annotations.Nullable;

/**
 * What limited each tier in each region, after an hour has been filled (docs/spec/quotas.md,
 * section 3). Of the full cuts within the one that froze the region, it is the cut over the fewest
 * regions, and among equals the outermost. The final state of the hour can be used for all tiers,
 * because a cut that is full stays full.
 */
public final class HourCauses {
  private final HourState hour;
  private final List<List<Cut>> full = new ArrayList<>();
  private final @Nullable Cause[][] causes;

  public HourCauses(HourState hour) {
    this.hour = hour;
    int regions = hour.topology.regionCount();
    hour.flow.route(hour.routed());
    for (int r = 0; r < regions; r++) {
      full.add(fullCuts(r));
    }
    causes = new @Nullable Cause[hour.blocker.length][regions];
    for (int tier = 0; tier < causes.length; tier++) {
      for (int r = 0; r < regions; r++) {
        causes[tier][r] = cause(tier, r);
      }
    }
  }

  /** The cause for miners of this tier and region that did not reach their own bounds. */
  Cause cause(int tier, int region, BindingKind otherwise) {
    Cause cause = causes[tier][region];
    return cause == null ? Cause.none(otherwise) : cause;
  }

  private List<Cut> fullCuts(int region) {
    List<Cut> cuts = new ArrayList<>();
    Topology topology = hour.topology;
    for (Cut cut :
        List.of(
            Cut.national(topology),
            Cut.zone(topology, topology.regionZone[region]),
            Cut.region(region))) {
      if (isFull(cut)) {
        cuts.add(cut);
      }
    }
    if (!hour.flow.inDeficit(region)) {
      boolean[] nodes = hour.flow.blockingNodes(region, (long) HourState.TOLERANCE);
      if (nodes != null) {
        cuts.add(Cut.network(topology, nodes));
      }
    }
    return cuts;
  }

  private boolean isFull(Cut cut) {
    double sum = 0;
    for (int r : cut.regions()) {
      sum += hour.base[r];
    }
    return sum >= cut.value(hour.topology, hour.limits, hour.flow) - HourState.TOLERANCE;
  }

  private @Nullable Cause cause(int tier, int region) {
    Cut froze = hour.blocker[tier][region];
    Cut best = null;
    for (Cut cut : full.get(region)) {
      if ((froze == null || cut.within(froze))
          && (best == null || cut.regions().length < best.regions().length)) {
        best = cut;
      }
    }
    if (best == null) {
      best = froze;
    }
    return best == null ? null : Cause.of(best, region, hour);
  }
}
