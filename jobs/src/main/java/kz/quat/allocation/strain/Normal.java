package kz.quat.allocation.strain;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The standard normal distribution. Its library computes in plain Java: the same bits everywhere.
 */
public final class Normal {

  /** Without a generator: nothing is drawn. */
  private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

  private Normal() {}

  /** φ(x). */
  public static double density(double x) {
    return STANDARD.density(x);
  }

  /** 1 − Φ(x), to twelve digits of its own size also far out. */
  public static double upperTail(double x) {
    return STANDARD.cumulativeProbability(-x);
  }
}
