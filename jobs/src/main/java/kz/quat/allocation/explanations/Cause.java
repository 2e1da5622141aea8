package kz.quat.allocation.explanations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import kz.quat.allocation.fills.HourState;
import kz.quat.allocation.network.BindingElement;
import kz.quat.allocation.network.Cut;
import kz.quat.allocation.network.Element;
import org.jspecify.annotations.Nullable;

/**
 * A blocking cut as it is told: its elements, and the outermost of them.
 *
 * @param kind the binding kind
 * @param elements all elements as they are written, sorted, joined by {@code ;}; empty for a bound
 *     of its own
 * @param outermost the element whose movement the marginals measure; null where there is none
 */
record Cause(BindingKind kind, String elements, @Nullable Element outermost) {
  private record Named(BindingElement shown, Element element) {}

  static Cause none(BindingKind kind) {
    return new Cause(kind, "", null);
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
                    BindingElement.of(hour.topology, kind, index, milliwatts),
                    new Element(kind, index, backward))));
    named.sort(Comparator.comparing(one -> one.shown().text()));
    Element outermost =
        named.stream()
            .map(Named::element)
            .min(Comparator.comparingInt(element -> element.kind().depth()))
            .orElseThrow();
    String elements =
        named.stream().map(one -> one.shown().text()).collect(Collectors.joining(";"));
    return new Cause(BindingKind.of(outermost.kind()), elements, outermost);
  }
}
