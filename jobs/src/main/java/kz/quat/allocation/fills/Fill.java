package kz.quat.allocation.fills;

/**
 * How a policy shares out one tier of an hour (docs/spec/quotas.md, section 2); each policy is one
 * class. What earlier tiers have is fixed in the hour's {@code base}. The fill sets what the tier's
 * miners are granted, which are shut off and what limits them, and must not change {@code base}.
 */
public interface Fill {
  /** Fills the tier with this index in {@code hour.miners.tiers}. */
  void fill(HourState hour, int tierIndex);
}
