package kz.quat.allocation.strain;

/**
 * How strained a region or the system is, derived from its stress ratio (docs/spec/quotas.md,
 * section 4).
 */
public enum StrainLevel {
  GREEN,
  YELLOW,
  ORANGE,
  RED;

  private static final double YELLOW_FROM = 0.85;
  private static final double ORANGE_FROM = 0.95;
  private static final double RED_ABOVE = 1.0;

  /** The level of an unrounded stress ratio. */
  public static StrainLevel of(double stressRatio) {
    if (stressRatio < YELLOW_FROM) {
      return GREEN;
    }
    if (stressRatio < ORANGE_FROM) {
      return YELLOW;
    }
    return stressRatio <= RED_ABOVE ? ORANGE : RED;
  }
}
