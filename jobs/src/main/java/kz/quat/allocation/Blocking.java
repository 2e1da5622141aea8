package kz.quat.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a region's miners from more at the end of a tier's fill (docs/spec/quotas.md, section
 * 3): the deficit, a cap, or the smallest blocking cut of the grid.
 *
 * @param kind the {@code binding_kind}
 * @param elements the cut's elements, outermost first; empty for the deficit
 */
record Blocking(String kind, List<Element> elements) {

  static final String DEFICIT = "deficit";

  /** The outermost element; null for the deficit. */
  @Nullable Element outermost() {
    return elements.isEmpty() ? null : elements.get(0);
  }

  /** The elements as {@code kind:name=MW}, sorted, joined by {@code ;}. */
  String text(Topology topology, HourLimits limits) {
    return elements.stream()
        .map(
            element ->
                element.kind().id()
                    + ":"
                    + name(topology, element)
                    + "="
                    + Watts.text(Math.floorDiv(limits.get(element), HourLimits.PER_WATT)))
        .sorted()
        .collect(Collectors.joining(";"));
  }

  private static String name(Topology topology, Element element) {
    int i = element.index();
    return switch (element.kind()) {
      case NATIONAL_CAP -> "nation";
      case ZONE -> topology.zones.get(i);
      case MINING_CAP, EXPORT, IMPORT, SURPLUS -> topology.regions.get(i);
      case TIE -> topology.ties.get(i);
    };
  }

  /** What blocks a region at what is granted now. */
  static Blocking of(HourState state, int region) {
    if (state.flow.inDeficit(region)) {
      return new Blocking(DEFICIT, List.of());
    }
    int zone = state.topology.regionZone[region];
    HourLimits limits = state.limits;
    if (isReached(HourState.nationTotal(state.granted), limits.nationalCap)) {
      return cap(ElementKind.NATIONAL_CAP, 0);
    }
    if (isReached(state.zoneTotal(zone, state.granted), limits.zoneCap[zone])) {
      return cap(ElementKind.ZONE, zone);
    }
    if (isReached(state.granted[region], limits.miningCap[region])) {
      return cap(ElementKind.MINING_CAP, region);
    }
    state.flow.route(state.granted);
    boolean[] nodes = state.flow.blockingNodes(region, HourState.TOLERANCE);
    if (nodes == null) {
      return new Blocking("region", List.of(Element.of(ElementKind.SURPLUS, region)));
    }
    List<Element> elements = elements(state.topology, nodes);
    return new Blocking(elements.get(0).kind().bindingKind(), elements);
  }

  private static boolean isReached(long total, long cap) {
    return total >= cap - HourState.TOLERANCE;
  }

  private static Blocking cap(ElementKind kind, int index) {
    return new Blocking(kind.bindingKind(), List.of(Element.of(kind, index)));
  }

  /** The limits by which power could enter the nodes from outside. */
  private static List<Element> elements(Topology topology, boolean[] nodes) {
    List<Element> elements = new ArrayList<>();
    for (int l = 0; l < topology.tieCount(); l++) {
      boolean from = nodes[topology.hub(topology.tieFrom[l])];
      boolean to = nodes[topology.hub(topology.tieTo[l])];
      if (from != to) {
        elements.add(new Element(ElementKind.TIE, l, from));
      }
    }
    for (int r = 0; r < topology.regionCount(); r++) {
      boolean hub = nodes[topology.hub(topology.regionZone[r])];
      if (nodes[r] && !hub) {
        elements.add(Element.of(ElementKind.IMPORT, r));
      } else if (!nodes[r] && hub) {
        elements.add(Element.of(ElementKind.EXPORT, r));
      }
      if (nodes[r]) {
        elements.add(Element.of(ElementKind.SURPLUS, r));
      }
    }
    elements.sort(
        Comparator.comparingInt((Element e) -> e.kind().depth()).thenComparing(Element::kind));
    return elements;
  }
}
