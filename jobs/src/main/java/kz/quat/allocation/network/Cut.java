package kz.quat.allocation.network;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An upper limit on the mining of a set of regions together: a mining cap, or a cut of the flow
 * network. The set stays when limits change; {@link #value} gives its milliwatts for an hour.
 */
public final class Cut {
  private final ElementKind kind;
  private final int index;
  private final boolean @Nullable [] nodes;
  private final int[] regions;

  /**
   * @param kind NATIONAL_CAP, ZONE or MINING_CAP; SURPLUS for a cut of the network
   * @param index the region's or zone's index
   * @param nodes for a network cut the regions and hubs inside it; else null
   * @param regions the regions whose mining it limits, ascending
   */
  private Cut(ElementKind kind, int index, boolean @Nullable [] nodes, int[] regions) {
    this.kind = kind;
    this.index = index;
    this.nodes = nodes;
    this.regions = regions;
  }

  /** A cut that only limits the sum over these regions, told apart from others by its nodes. */
  public static Cut over(boolean @Nullable [] nodes, int[] regions) {
    return new Cut(ElementKind.SURPLUS, regions[0], nodes, regions);
  }

  public int[] regions() {
    return regions;
  }

  /** Whether this is a cut of the flow network, not a cap. */
  boolean isNetwork() {
    return nodes != null;
  }

  /** Receives the elements of a cut with the milliwatts they add to it. */
  public interface Visitor {
    void element(ElementKind kind, int index, boolean backward, long milliwatts);
  }

  public static Cut national(Topology topology) {
    return new Cut(ElementKind.NATIONAL_CAP, 0, null, topology.allRegions());
  }

  public static Cut zone(Topology topology, int zone) {
    return new Cut(ElementKind.ZONE, zone, null, topology.regionsOf(zone));
  }

  public static Cut region(int region) {
    return new Cut(ElementKind.MINING_CAP, region, null, new int[] {region});
  }

  public static Cut network(Topology topology, boolean[] nodes) {
    int[] regions =
        IntStream.range(0, topology.regionCount()).filter(region -> nodes[region]).toArray();
    return new Cut(ElementKind.SURPLUS, 0, nodes, regions);
  }

  boolean sameSet(Cut other) {
    return kind == other.kind && index == other.index && Arrays.equals(nodes, other.nodes);
  }

  /** Whether every region of this cut is one of the other's. */
  public boolean within(Cut other) {
    for (int region : regions) {
      if (Arrays.binarySearch(other.regions, region) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The limit in milliwatts; infinite where an unlimited element enters. */
  public double value(Topology topology, HourLimits limits, GridFlow flow) {
    double[] sum = {0};
    visit(
        topology,
        limits,
        flow,
        (kindOf, indexOf, backward, milliwatts) ->
            sum[0] += milliwatts >= HourLimits.UNLIMITED ? Double.POSITIVE_INFINITY : milliwatts);
    return sum[0];
  }

  /**
   * Visits the elements: what comes in from outside the set counts for it; what must leave it for
   * regions in deficit counts against it.
   */
  public void visit(Topology topology, HourLimits limits, GridFlow flow, Visitor visitor) {
    if (nodes == null) {
      visitor.element(kind, index, false, limits.get(Element.of(kind, index)));
      return;
    }
    for (int r = 0; r < topology.regionCount(); r++) {
      int hub = topology.hub(topology.regionZone[r]);
      if (nodes[r]) {
        visitor.element(ElementKind.SURPLUS, r, false, limits.surplus[r]);
      }
      crossing(ElementKind.IMPORT, r, false, hub, r, limits.importCap[r], flow, visitor);
      crossing(ElementKind.EXPORT, r, false, r, hub, limits.exportCap[r], flow, visitor);
    }
    for (int l = 0; l < topology.tieCount(); l++) {
      int from = topology.hub(topology.tieFrom[l]);
      int to = topology.hub(topology.tieTo[l]);
      crossing(ElementKind.TIE, l, false, from, to, limits.tieForward[l], flow, visitor);
      crossing(ElementKind.TIE, l, true, to, from, limits.tieBackward[l], flow, visitor);
    }
  }

  private void crossing(
      ElementKind element,
      int at,
      boolean backward,
      int from,
      int to,
      long cap,
      GridFlow flow,
      Visitor visitor) {
    boolean[] inside = Objects.requireNonNull(nodes);
    if (inside[to] && !inside[from] && !flow.inDeficit(from)) {
      visitor.element(element, at, backward, cap);
    } else if (inside[from] && flow.inDeficit(to)) {
      visitor.element(element, at, backward, -cap);
    }
  }
}
