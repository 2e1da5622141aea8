package kz.quat.allocation.cases;

/**
 * Six decimals of a MW are whole watts: what is read, kept and written is a whole number of them,
 * so that a case in memory and the same case read back are the same case.
 */
public final class Watts {
  /**
   * The greatest number a case may hold: far above any grid, far below where doubles lose watts.
   */
  static final double GREATEST_MW = 1e7;

  private static final double PER_MW = 1e6;
  private static final int DECIMALS = 6;

  private Watts() {}

  /** Whole watts of a power in MW, half to even. */
  public static long of(double mw) {
    return (long) Math.rint(mw * PER_MW);
  }

  /** MW of whole watts. */
  public static double mw(long watts) {
    return watts / PER_MW;
  }

  /** The double nearest to the six decimals of {@code value}; −0 becomes 0. */
  public static double sixDecimals(double value) {
    return Math.rint(value * PER_MW) / PER_MW + 0.0;
  }

  /** Six decimals, as every number is written; −0 is written 0. */
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
