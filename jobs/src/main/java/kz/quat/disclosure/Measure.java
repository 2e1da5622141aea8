package kz.quat.disclosure;

import java.util.List;

/** What miners contribute to a published total. */
public enum Measure {
  /** Energy drawn from the grid, Wh, as far as it is known. */
  MINING,
  /** Licensed power, µW. */
  LICENSED,
  /** Quota from surplus, without exempt power, µW. */
  QUOTA,
  /** Interruptible power in addition to the quota, µW. */
  INTERRUPTIBLE,
  /** Re-offered power: what others habitually leave unused, µW. */
  REOFFERED,
  /** Exempt power, µW. */
  EXEMPT;

  static final List<Measure> OF_MINING = List.of(MINING);

  /** Measures that are published in the same rows and are therefore suppressed together. */
  static final List<Measure> OF_QUOTAS = List.of(QUOTA, INTERRUPTIBLE, LICENSED);

  static final List<Measure> OF_REOFFERED = List.of(REOFFERED);

  static final List<Measure> OF_EXEMPT = List.of(EXEMPT);
}
