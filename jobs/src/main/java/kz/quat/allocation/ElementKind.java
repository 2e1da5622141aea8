package kz.quat.allocation;

import java.util.Locale;

/**
 * What a blocking cut is made of, outermost first (docs/spec/quotas.md, section 3). The last three
 * are what section 3 calls {@code region}: a region's surplus and its import and export limits.
 */
public enum ElementKind {
  NATIONAL_CAP,
  ZONE,
  MINING_CAP,
  TIE,
  EXPORT,
  IMPORT,
  SURPLUS;

  /** The name used in {@code binding_elements}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Place from the outside in: 0 is the outermost; a region's own three share the last place. */
  int depth() {
    return switch (this) {
      case NATIONAL_CAP -> 0;
      case ZONE -> 1;
      case MINING_CAP -> 2;
      case TIE -> 3;
      case EXPORT, IMPORT, SURPLUS -> 4;
    };
  }

  /** The {@code binding_kind} of a cut of which this is the outermost element. */
  String bindingKind() {
    return depth() == 4 ? "region" : id();
  }
}
