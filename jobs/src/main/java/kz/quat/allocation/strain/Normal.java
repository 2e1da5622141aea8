package kz.quat.allocation.strain;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The standard normal distribution. The library computes it in plain Java, so the result has the
 * same bits on every machine.
 */
public final class Normal {

  /** No random generator is given, because nothing is drawn. */
  private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

  private Normal() {}

  /** The density φ(x). */
  public static double density(double x) {
    return STANDARD.density(x);
  }

  /** The upper tail 1 − Φ(x), accurate to twelve significant digits even far out. */
  public static double upperTail(double x) {
    return STANDARD.cumulativeProbability(-x);
  }
}
