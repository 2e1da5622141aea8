package kz.quat.allocation.fills;

/**
 * {@code max_min}: in each round the regions behind a full cut are frozen and the others rise
 * further.
 */
public final class MaxMinFill implements Fill {
  @Override
  public void fill(HourState hour, int tierIndex) {
    TierFill.fill(hour, tierIndex, false);
  }
}
