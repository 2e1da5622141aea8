package kz.quat.disclosure;

import java.util.List;

/** What miners contribute to a published total. */
public enum Measure {
  /** Energy drawn from the grid as far as it is known, Wh. */
  MINING,
  /** Licensed power, uW. */
  LICENSED,
  /** Quota from the surplus, exempt power apart, uW. */
  QUOTA,
  /** Interruptible power beside the quota, uW. */
  INTERRUPTIBLE,
  /** Exempt power, uW. */
  EXEMPT;

  static final List<Measure> OF_MINING = List.of(MINING);

  /** What stands together in the published tables and is suppressed together. */
  static final List<Measure> OF_QUOTAS = List.of(QUOTA, INTERRUPTIBLE, LICENSED);

  static final List<Measure> OF_EXEMPT = List.of(EXEMPT);
}
