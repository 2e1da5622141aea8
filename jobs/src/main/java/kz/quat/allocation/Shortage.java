package kz.quat.allocation;

/**
 * How likely, and by how much on average, a normal load exceeds what is there (docs/spec/quotas.md,
 * section 4: {@code p_short} and {@code epns}).
 *
 * @param probability probability of a shortage
 * @param expectedMw expected power not served
 */
record Shortage(double probability, double expectedMw) {
  /** The standard normal's 90 % quantile, as the definition writes it. */
  private static final double Z90 = 1.2815515655446004;

  /**
   * @param availMw what is there; may be infinite
   * @param loadP50Mw median load
   * @param loadP90Mw load exceeded one time in ten
   */
  static Shortage of(double availMw, double loadP50Mw, double loadP90Mw) {
    double sigmaMw = (loadP90Mw - loadP50Mw) / Z90;
    double marginMw = availMw - loadP50Mw;
    if (sigmaMw <= 0) {
      return new Shortage(marginMw < 0 ? 1 : 0, Math.max(0, -marginMw));
    }
    if (marginMw == Double.POSITIVE_INFINITY) {
      return new Shortage(0, 0);
    }
    double k = marginMw / sigmaMw;
    double probability = Normal.above(k);
    double expectedMw = sigmaMw * Normal.density(k) - marginMw * probability;
    return new Shortage(probability, Math.max(0, expectedMw));
  }
}
