package kz.quat.allocation.explanations;

import java.util.Locale;
import kz.quat.allocation.network.ElementKind;

/** What a quota ended at, the first that holds (docs/spec/quotas.md, section 3). */
public enum BindingKind {
  /** Tier 0: its own generation. */
  OWN_GENERATION,
  /** Its region was left out of the case: never made here, for the tables around it. */
  NO_DATA,
  /** Shut off under its minimum load. */
  MIN_LOAD,
  LICENCE,
  RAMP,
  /** Its region lies in the smallest cut that attains U* above 0. */
  DEFICIT,
  NATIONAL_CAP,
  ZONE,
  MINING_CAP,
  TIE,
  /** Several regions together have used up their surplus; no tie of positive capacity is full. */
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
