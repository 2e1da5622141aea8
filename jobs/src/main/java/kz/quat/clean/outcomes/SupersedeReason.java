package kz.quat.clean.outcomes;

import java.util.Locale;

/** Why another record counts instead of one that breaks no rule. */
public enum SupersedeReason {
  /** A higher revision of the same report states the same hour. */
  LATER_REVISION,
  /** A record of the same key (and report and revision) arrived later. */
  LATER_ARRIVAL,
  /** Another report that states the same hour was submitted later. */
  LATER_SUBMISSION,
  /** A report withdraws the report that states the hour. */
  WITHDRAWN,
  /**
   * A later revision of the same report leaves the hour out, and the configuration says that it is
   * then withdrawn.
   */
  LEFT_OUT;

  /** The code, lower snake_case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
