package kz.quat.allocation.cases;

/**
 * Converts between MW with six decimals and whole watts. All values are read, kept and written as
 * whole watts, so that a case in memory and the same case read back are equal.
 */
public final class Watts {
  /**
   * The largest number that a case may contain: far more than any grid has, and small enough that
   * doubles do not lose watts.
   */
  static final double GREATEST_MW = 1e7;

  private static final double PER_MW = 1e6;
  private static final int DECIMALS = 6;

  private Watts() {}

  /** A power in MW as whole watts, rounded half to even. */
  public static long of(double mw) {
    return (long) Math.rint(mw * PER_MW);
  }

  /** Whole watts as MW. */
  public static double mw(long watts) {
    return watts / PER_MW;
  }

  /** The value rounded to six decimals; −0 becomes 0. */
  public static double sixDecimals(double value) {
    return Math.rint(value * PER_MW) / PER_MW + 0.0;
  }

  /** The value with six decimals, as every number is written; −0 is written as 0. */
  public static String text(double value) {
    return text(of(value));
  }

  /** Whole watts as MW with six decimals. */
  public static String text(long watts) {
    long size = Math.abs(watts);
    String fraction = Long.toString(size % (long) PER_MW);
    return (watts < 0 ? "-" : "")
        + size / (long) PER_MW
        + "."
        + "0".repeat(DECIMALS - fraction.length())
        + fraction;
  }
}
