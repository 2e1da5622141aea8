package kz.quat.allocation.network;

import java.util.Locale;

/**
 * The elements of which a blocking cut consists, outermost first (docs/spec/quotas.md, section 3).
 * The last three are what section 3 calls {@code region}: a region's surplus and its import and
 * export limits.
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

  /**
   * Position from the outside in: 0 is the outermost. The three kinds of a region share the last
   * position.
   */
  public int depth() {
    return depth;
  }

  /**
   * True if a rule sets it. Such a cap can limit quotas even at 0 MW; other elements only above 0
   * MW.
   */
  public boolean isCap() {
    return depth <= MINING_CAP.depth;
  }
}
