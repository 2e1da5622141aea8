package kz.quat.clean;

import java.util.Locale;

/** Why another record counts instead of one that is right in itself. */
public enum SupersedeReason {
  /** The same report with a higher revision number has the same hour. */
  LATER_REVISION,
  /** A record of the same key (and report and revision) arrived later. */
  LATER_ARRIVAL,
  /** Another report of the same hour was submitted later. */
  LATER_SUBMISSION,
  /** A report withdraws the one that states it. */
  WITHDRAWN,
  /**
   * A later revision of the same report leaves the hour out, and conf/ says that it is withdrawn.
   */
  LEFT_OUT;

  /** The code, lower snake_case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
