package kz.quat.allocation.network;

import kz.quat.allocation.cases.Watts;

/**
 * An element of a blocking cut (docs/spec/quotas.md, section 3).
 *
 * @param kind its kind
 * @param name the region, zone or tie; {@code nation} for the national cap
 * @param mw what it adds to the limit of the cut; negative if power must leave the cut to cover a
 *     need elsewhere
 */
public record BindingElement(ElementKind kind, String name, double mw) {
  private static final String NATION = "nation";

  /**
   * An element of an hour's cut.
   *
   * @param milliwatts what it adds to the limit of the cut
   */
  public static BindingElement of(Topology topology, ElementKind kind, int index, long milliwatts) {
    String name =
        switch (kind) {
          case NATIONAL_CAP -> NATION;
          case ZONE -> topology.zones.get(index);
          case TIE -> topology.ties.get(index);
          case MINING_CAP, EXPORT, IMPORT, SURPLUS -> topology.regions.get(index);
        };
    return new BindingElement(kind, name, milliwatts / HourLimits.PER_MW);
  }

  /** {@code kind:name=MW} with six decimals. */
  public String text() {
    return label() + "=" + Watts.text(mw);
  }

  /** {@code kind:name}. */
  public String label() {
    return kind.id() + ":" + name;
  }
}
