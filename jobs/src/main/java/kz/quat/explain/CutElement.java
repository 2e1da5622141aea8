package kz.quat.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An element of a blocking cut, as written in {@code binding_elements}.
 *
 * @param kind national_cap, zone, mining_cap, tie, export, import, surplus or floor_price
 * @param name region, zone or tie
 * @param value MW that it adds to the cut; KZT/kWh for a floor price
 */
record CutElement(String kind, String name, double value) {

  private static final List<String> OUTERMOST_FIRST =
      List.of("national_cap", "zone", "mining_cap", "tie", "export", "import", "surplus");

  /**
   * Parses elements of the form {@code kind:name=MW}, joined by {@code ;}, in the order written.
   */
  static List<CutElement> parse(String bindingElements) {
    List<CutElement> elements = new ArrayList<>();
    if (bindingElements.isEmpty()) {
      return elements;
    }
    for (String part : bindingElements.split(";", -1)) {
      int colon = part.indexOf(':');
      int equals = part.lastIndexOf('=');
      elements.add(
          new CutElement(
              part.substring(0, colon),
              part.substring(colon + 1, equals),
              Double.parseDouble(part.substring(equals + 1))));
    }
    return elements;
  }

  /**
   * The element that is moved to compute the marginal values (docs/spec/quotas.md, section 3): the
   * outermost one that takes any power, or the surplus of the miner's own region.
   */
  static CutElement naming(List<CutElement> elements, String bindingKind, String region) {
    CutElement own =
        elements.stream()
            .filter(one -> one.kind().equals("surplus") && one.name().equals(region))
            .findFirst()
            .orElse(elements.get(0));
    if (bindingKind.equals("common_surplus")) {
      return own;
    }
    return elements.stream()
        .filter(one -> !one.kind().equals("surplus"))
        .filter(one -> one.isCap() || one.value() != 0)
        .min(Comparator.comparingInt(CutElement::depth))
        .orElse(own);
  }

  private boolean isCap() {
    return OUTERMOST_FIRST.indexOf(kind) < OUTERMOST_FIRST.indexOf("tie");
  }

  /**
   * Position from the outside in. The three kinds of a region share the last position; among equals
   * the first one written counts.
   */
  private int depth() {
    return Math.min(OUTERMOST_FIRST.indexOf(kind), OUTERMOST_FIRST.indexOf("export"));
  }
}
