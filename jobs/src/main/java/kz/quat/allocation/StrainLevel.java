package kz.quat.allocation;

/** How strained a region or the system is (docs/spec/quotas.md, section 4). */
public enum StrainLevel {
  GREEN,
  YELLOW,
  ORANGE,
  RED;

  /** The level of an unrounded stress ratio. */
  public static StrainLevel of(double stressRatio) {
    if (stressRatio < 0.85) {
      return GREEN;
    }
    if (stressRatio < 0.95) {
      return YELLOW;
    }
    return stressRatio <= 1.0 ? ORANGE : RED;
  }
}
