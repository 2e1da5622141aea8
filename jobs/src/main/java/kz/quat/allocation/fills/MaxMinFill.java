package kz.quat.allocation.fills;

/** {@code max_min}: round by round, what a full cut holds freezes and the others rise on. */
public final class MaxMinFill implements Fill {
  @Override
  public void fill(HourState hour, int tierIndex) {
    TierFill.fill(hour, tierIndex, false);
  }
}
