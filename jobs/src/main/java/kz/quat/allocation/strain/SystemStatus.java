package kz.quat.allocation.strain;

import java.util.Locale;

/** The state of the system in an hour (docs/spec/strain.md, section 1). */
public enum SystemStatus {
  /** Not even the expected (median) load can be covered everywhere. */
  SHORT,
  /** The expected load can be covered, but not the P90 load with the reserve. */
  SHORT_OF_RESERVE,
  /** Everything can be covered, but the greatest coordinated ratio is 0.95 or more. */
  TIGHT,
  NORMAL;

  /** The name used in files and tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
