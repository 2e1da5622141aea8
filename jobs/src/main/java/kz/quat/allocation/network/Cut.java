package kz.quat.allocation.network;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An upper limit on the total mining of a set of regions: a mining cap, or a cut of the flow
 * network. The set stays the same when limits change; {@link #value} gives the limit in milliwatts
 * for an hour.
 */
public final class Cut {
  private final ElementKind kind;
  private final int index;
  private final boolean @Nullable [] nodes;
  private final int[] regions;

  /**
   * @param kind NATIONAL_CAP, ZONE or MINING_CAP; SURPLUS for a cut of the network
   * @param index index of the region or zone
   * @param nodes for a network cut the regions and hubs inside it; otherwise null
   * @param regions the regions whose mining it limits, ascending
   */
  private Cut(ElementKind kind, int index, boolean @Nullable [] nodes, int[] regions) {
    this.kind = kind;
    this.index = index;
    this.nodes = nodes;
    this.regions = regions;
  }

  /** A cut that only limits the sum over these regions. Its nodes distinguish it from others. */
  public static Cut over(boolean @Nullable [] nodes, int[] regions) {
    return new Cut(ElementKind.SURPLUS, regions[0], nodes, regions);
  }

  /** The regions whose mining it limits, ascending; not copied. */
  public int[] regions() {
    return regions;
  }

  /** True if this is a cut of the flow network, false if it is a cap. */
  boolean isNetwork() {
    return nodes != null;
  }

  /** Receives the elements of a cut with the milliwatts that each adds to its limit. */
  public interface Visitor {
    void element(ElementKind kind, int index, boolean backward, long milliwatts);
  }

  /** The national cap on mining. */
  public static Cut national(Topology topology) {
    return new Cut(ElementKind.NATIONAL_CAP, 0, null, topology.allRegions());
  }

  /** The mining cap of a zone. */
  public static Cut zone(Topology topology, int zone) {
    return new Cut(ElementKind.ZONE, zone, null, topology.regionsOf(zone));
  }

  /** The mining cap of a region. */
  public static Cut region(int region) {
    return new Cut(ElementKind.MINING_CAP, region, null, new int[] {region});
  }

  /**
   * A cut of the flow network.
   *
   * @param nodes for each region and hub, whether it is inside
   */
  public static Cut network(Topology topology, boolean[] nodes) {
    int[] regions =
        IntStream.range(0, topology.regionCount()).filter(region -> nodes[region]).toArray();
    return new Cut(ElementKind.SURPLUS, 0, nodes, regions);
  }

  boolean sameSet(Cut other) {
    return kind == other.kind && index == other.index && Arrays.equals(nodes, other.nodes);
  }

  /** True if every region of this cut is also a region of the other one. */
  public boolean within(Cut other) {
    for (int region : regions) {
      if (Arrays.binarySearch(other.regions, region) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The limit in milliwatts; infinite if it includes an unlimited element. */
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
   * Visits the elements. Capacity for power that comes in from outside the set is added; capacity
   * for power that must leave it for regions in deficit is subtracted.
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
