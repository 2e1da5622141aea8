package kz.quat.allocation.strain;

/** The standard normal distribution; StrictMath, so that every machine gives the same bits. */
public final class Normal {

  private static final double ROOT_TWO_PI = 2.5066282746310002;

  private Normal() {}

  /** φ(x). */
  public static double density(double x) {
    return StrictMath.exp(-x * x / 2) / ROOT_TWO_PI;
  }

  /**
   * 1 − Φ(x), to 14 digits: Hart's algorithm 5666 after G. West, "Better approximations to
   * cumulative normal functions", Wilmott magazine, 2005.
   */
  public static double upperTail(double x) {
    double z = Math.abs(x);
    double tail = z > 37 ? 0 : tailOf(z);
    return x < 0 ? 1 - tail : tail;
  }

  private static double tailOf(double z) {
    double exponential = StrictMath.exp(-z * z / 2);
    if (z < 7.07106781186547) {
      double above = 3.52624965998911e-02 * z + 0.700383064443688;
      above = above * z + 6.37396220353165;
      above = above * z + 33.912866078383;
      above = above * z + 112.079291497871;
      above = above * z + 221.213596169931;
      above = above * z + 220.206867912376;
      double below = 8.83883476483184e-02 * z + 1.75566716318264;
      below = below * z + 16.064177579207;
      below = below * z + 86.7807322029461;
      below = below * z + 296.564248779674;
      below = below * z + 637.333633378831;
      below = below * z + 793.826512519948;
      below = below * z + 440.413735824752;
      return exponential * above / below;
    }
    double fraction = z + 0.65;
    for (int k = 4; k >= 1; k--) {
      fraction = z + k / fraction;
    }
    return exponential / fraction / ROOT_TWO_PI;
  }
}
