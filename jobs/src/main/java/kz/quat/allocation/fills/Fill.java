package kz.quat.allocation.fills;

/**
 * How a policy shares one tier of an hour (docs/spec/quotas.md, section 2): one class a policy.
 * Earlier tiers are frozen in the hour's {@code base}; the fill sets what the tier's miners are
 * granted, who is shut off and what binds, and leaves {@code base} as it found it.
 */
public interface Fill {
  /** Fills the tier with that index among {@code hour.miners.tiers}. */
  void fill(HourState hour, int tierIndex);
}
