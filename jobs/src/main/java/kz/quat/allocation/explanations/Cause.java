package kz.quat.allocation.explanations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import kz.quat.allocation.fills.HourState;
import kz.quat.allocation.network.BindingElement;
import kz.quat.allocation.network.Cut;
import kz.quat.allocation.network.Element;
import kz.quat.allocation.network.ElementKind;
import org.jspecify.annotations.Nullable;

/**
 * A blocking cut in the form in which it is reported: all its elements, and the element that
 * determines the kind.
 *
 * @param kind the binding kind
 * @param elements all elements as text, sorted and joined by {@code ;}; empty if the quota was
 *     limited by a bound of the site itself
 * @param naming the element that is moved to compute the marginal values; null if there is none
 */
record Cause(BindingKind kind, String elements, @Nullable Element naming) {
  private record Named(BindingElement shown, Element element) {
    /** A tie or limit of 0 MW closes an area but takes no power from anybody. */
    boolean takes() {
      return element.kind().isCap() || shown.mw() != 0;
    }
  }

  static Cause none(BindingKind kind) {
    return new Cause(kind, "", null);
  }

  /** The cause for miners of {@code region}, which is inside the cut. */
  static Cause of(Cut cut, int region, HourState hour) {
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
    String elements =
        named.stream().map(one -> one.shown().text()).collect(Collectors.joining(";"));
    Element closing =
        named.stream()
            .filter(one -> one.takes() && one.element().kind() != ElementKind.SURPLUS)
            .map(Named::element)
            .min(Comparator.comparingInt(element -> element.kind().depth()))
            .orElse(null);
    if (closing != null && BindingKind.of(closing.kind()) != BindingKind.REGION) {
      return new Cause(BindingKind.of(closing.kind()), elements, closing);
    }
    Element own = Element.of(ElementKind.SURPLUS, region);
    if (cut.regions().length > 1) {
      return new Cause(BindingKind.COMMON_SURPLUS, elements, own);
    }
    return new Cause(BindingKind.REGION, elements, closing == null ? own : closing);
  }
}
