package kz.quat.allocation.strain;

import java.util.Locale;

/** The state of the system in an hour: docs/spec/strain.md, section 1. */
public enum SystemStatus {
  /** Not even the expected (median) load can be covered everywhere. */
  SHORT,
  /** The load that is exceeded one time in ten, with the reserve, cannot be covered everywhere. */
  SHORT_OF_RESERVE,
  /** Covered, with the greatest coordinated ratio at 0.95 or more. */
  TIGHT,
  NORMAL;

  /** The word used in files and tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
