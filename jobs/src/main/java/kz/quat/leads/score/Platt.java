package kz.quat.leads.score;

import java.util.List;

/** Fits a line through margins so that its logistic gives the share of true cases (Platt 1999). */
final class Platt {

  private static final int ROUNDS = 50;

  /** Keeps the line close to the unchanged margins if there are few examples. */
  private static final double RIDGE = 2;

  private Platt() {}

  /**
   * Fits slope and intercept by Newton's method.
   *
   * @param judged margin, truth (0 or 1) and optionally a weight
   */
  static double[] fit(List<double[]> judged) {
    double a = 1;
    double b = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double ga = RIDGE * (1 - a);
      double gb = -RIDGE * b;
      double haa = RIDGE;
      double hab = 0;
      double hbb = RIDGE;
      for (double[] j : judged) {
        double p = LeadModel.logistic(a * j[0] + b);
        double of = j.length > 2 ? j[2] : 1;
        double w = of * Math.max(1e-9, p * (1 - p));
        ga += of * (j[1] - p) * j[0];
        gb += of * (j[1] - p);
        haa += w * j[0] * j[0];
        hab += w * j[0];
        hbb += w;
      }
      double det = haa * hbb - hab * hab;
      a += (hbb * ga - hab * gb) / det;
      b += (haa * gb - hab * ga) / det;
    }
    return new double[] {a, b};
  }
}
