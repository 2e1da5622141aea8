package kz.quat.allocation.fills;

/**
 * {@code lifo}: one miner at a time by the date on which its connection was accepted; the last one
 * in is the first one out.
 */
public final class LifoFill implements Fill {
  @Override
  public void fill(HourState hour, int tierIndex) {
    LifoTier.fill(hour, tierIndex);
  }
}
