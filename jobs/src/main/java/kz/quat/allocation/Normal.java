package kz.quat.allocation;

/**
 * The standard normal distribution by W. J. Cody's rational approximations of the error function
 * (Math. Comp. 23, 1969), to about 1e-16. StrictMath, so that every machine gives the same bits.
 */
final class Normal {
  private static final double[] A = {
    0.18577770618460315,
    3.1611237438705655,
    113.86415415105016,
    377.485237685302,
    3209.3775891384694
  };
  private static final double[] B = {
    1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171
  };
  private static final double[] C = {
    2.1531153547440383e-08, 0.5641884969886701, 8.883149794388377,
    66.11919063714163, 298.6351381974001, 881.952221241769,
    1712.0476126340707, 2051.0783778260716, 1230.3393547979972
  };
  private static final double[] D = {
    1,
    15.744926110709835,
    117.6939508913125,
    537.1811018620099,
    1621.3895745666903,
    3290.7992357334597,
    4362.619090143247,
    3439.3676741437216,
    1230.3393548037495
  };
  private static final double[] P = {
    0.016315387137302097, 0.30532663496123236, 0.36034489994980445,
    0.12578172611122926, 0.016083785148742275, 0.0006587491615298378
  };
  private static final double[] Q = {
    1,
    2.568520192289822,
    1.8729528499234673,
    0.5279051029514285,
    0.06051834131244132,
    0.0023352049762686918
  };
  private static final double SMALL = 0.46875;
  private static final double LARGE = 4;
  private static final double ONE_OVER_ROOT_PI = 0.5641895835477563;

  private Normal() {}

  /** 1 − Φ(k). */
  static double above(double k) {
    return 0.5 * complement(k / StrictMath.sqrt(2));
  }

  /** φ(k). */
  static double density(double k) {
    return StrictMath.exp(-0.5 * k * k) / StrictMath.sqrt(2 * StrictMath.PI);
  }

  /** The complementary error function. */
  static double complement(double x) {
    double size = Math.abs(x);
    if (size <= SMALL) {
      double square = x * x;
      return 1 - x * polynomial(A, square) / polynomial(B, square);
    }
    double tail = StrictMath.exp(-size * size) * tail(size);
    return x < 0 ? 2 - tail : tail;
  }

  /** erfc(x) exp(x²) for x above {@link #SMALL}. */
  private static double tail(double x) {
    if (x <= LARGE) {
      return polynomial(C, x) / polynomial(D, x);
    }
    double square = 1 / (x * x);
    double part = square * polynomial(P, square) / polynomial(Q, square);
    return (ONE_OVER_ROOT_PI - part) / x;
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum = sum * x + coefficient;
    }
    return sum;
  }
}
