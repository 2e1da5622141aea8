package kz.quat.allocation.fills;

/** {@code pro_rata}: one common level, which rises until the first cut is full. */
public final class ProRataFill implements Fill {
  @Override
  public void fill(HourState hour, int tierIndex) {
    TierFill.fill(hour, tierIndex, true);
  }
}
