package kz.quat.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A blocking cut as it is told: its elements, and the outermost of them.
 *
 * @param kind the binding kind
 * @param elements all elements, sorted by what is written
 * @param outermost the element whose movement the marginals measure; null where there is none
 */
record Cause(BindingKind kind, List<BindingElement> elements, @Nullable Element outermost) {
  private static final String NATION = "nation";

  private record Named(BindingElement shown, Element element) {}

  static Cause none(BindingKind kind) {
    return new Cause(kind, List.of(), null);
  }

  /** The outermost element is the one of least depth, then first in the order written. */
  static Cause of(Cut cut, HourState hour) {
    List<Named> named = new ArrayList<>();
    cut.visit(
        hour.topology,
        hour.limits,
        hour.flow,
        (kind, index, backward, milliwatts) ->
            named.add(
                new Named(
                    new BindingElement(
                        kind, name(hour.topology, kind, index), milliwatts / HourLimits.PER_MW),
                    new Element(kind, index, backward))));
    named.sort(Comparator.comparing(one -> one.shown().text()));
    Element outermost =
        named.stream()
            .map(Named::element)
            .min(Comparator.comparingInt(element -> element.kind().depth()))
            .orElseThrow();
    return new Cause(
        BindingKind.of(outermost.kind()), named.stream().map(Named::shown).toList(), outermost);
  }

  private static String name(Topology topology, ElementKind kind, int index) {
    return switch (kind) {
      case NATIONAL_CAP -> NATION;
      case ZONE -> topology.zones.get(index);
      case TIE -> topology.ties.get(index);
      case MINING_CAP, EXPORT, IMPORT, SURPLUS -> topology.regions.get(index);
    };
  }
}
