package kz.quat.clean;

import java.util.Locale;

/** Why another record counts instead of one that is right in itself. */
public enum SupersedeReason {
  /** A report with a higher revision number has the same hour. */
  LATER_REVISION,
  /** A record of the same key (and revision) arrived later. */
  LATER_ARRIVAL;

  /** The code, lower snake_case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
