package kz.quat.allocation.explanations;

import java.util.Locale;
import kz.quat.allocation.network.ElementKind;

/**
 * What limited a quota. Of several that apply, the first in this order counts (docs/spec/quotas.md,
 * section 3).
 */
public enum BindingKind {
  /** Tier 0: the site's own generation. */
  OWN_GENERATION,
  /**
   * The site's region was left out of the case. The engine never returns this; published tables use
   * it.
   */
  NO_DATA,
  /** The site was shut off because it could not reach its minimum load. */
  MIN_LOAD,
  LICENCE,
  RAMP,
  /** The site's region is in the smallest cut that attains a U* above 0. */
  DEFICIT,
  NATIONAL_CAP,
  ZONE,
  MINING_CAP,
  TIE,
  /**
   * Several regions together have used up their surplus, and no tie with a capacity above 0 is
   * full.
   */
  COMMON_SURPLUS,
  /** The region's own surplus and its import or export limits. */
  REGION;

  /** The name used in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static BindingKind of(ElementKind element) {
    return switch (element) {
      case NATIONAL_CAP -> NATIONAL_CAP;
      case ZONE -> ZONE;
      case MINING_CAP -> MINING_CAP;
      case TIE -> TIE;
      case EXPORT, IMPORT, SURPLUS -> REGION;
    };
  }
}
