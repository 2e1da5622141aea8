package kz.quat.allocation.network;

import java.util.Locale;

/**
 * What a blocking cut is made of, outermost first (docs/spec/quotas.md, section 3). The last three
 * are what section 3 calls {@code region}: a region's surplus and its import and export limits.
 */
public enum ElementKind {
  NATIONAL_CAP(0),
  ZONE(1),
  MINING_CAP(2),
  TIE(3),
  EXPORT(4),
  IMPORT(4),
  SURPLUS(4);

  private final int depth;

  ElementKind(int depth) {
    this.depth = depth;
  }

  /** The name used in {@code binding_elements}. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Place from the outside in: 0 is the outermost; a region's own three share the last place. */
  public int depth() {
    return depth;
  }

  /** Whether a rule sets it: such a cap binds at 0 MW too, other elements only above it. */
  public boolean isCap() {
    return depth <= MINING_CAP.depth;
  }
}
