package kz.quat.allocation;

/**
 * An element of a blocking cut (docs/spec/quotas.md, section 3).
 *
 * @param kind what it is
 * @param name the region, zone or tie; {@code nation} for the national cap
 * @param mw what it adds to the cut; below 0 where power must leave for a need elsewhere
 */
public record BindingElement(ElementKind kind, String name, double mw) {
  /** {@code kind:name=MW}, six decimals. */
  public String text() {
    return label() + "=" + Watts.text(mw);
  }

  String label() {
    return kind.id() + ":" + name;
  }
}
