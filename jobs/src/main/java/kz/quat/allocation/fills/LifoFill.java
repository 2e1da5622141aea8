package kz.quat.allocation.fills;

/**
 * {@code lifo}: one miner at a time by connection acceptance date, the last in is the first out.
 */
public final class LifoFill implements Fill {
  @Override
  public void fill(HourState hour, int tierIndex) {
    LifoTier.fill(hour, tierIndex);
  }
}
