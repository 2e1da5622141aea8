package kz.quat.leads.evidence;

import java.util.Arrays;

/** Statistics that a few odd values do not move. NaN is left out; of nothing they are NaN. */
final class Robust {

  private static final double MAD_TO_SD = 1.4826;

  private Robust() {}

  /** Median of the first {@code n} values, which are reordered; none may be NaN. */
  static double medianOf(double[] values, int n) {
    return quantileOf(values, n, 0.5);
  }

  /** Quantile, linear between neighbours, of the first {@code n} values, which are reordered. */
  static double quantileOf(double[] values, int n, double share) {
    if (n == 0) {
      return Double.NaN;
    }
    Arrays.sort(values, 0, n);
    double at = share * (n - 1);
    int low = (int) at;
    int high = Math.min(n - 1, low + 1);
    return values[low] + (at - low) * (values[high] - values[low]);
  }

  /** Median absolute deviation of the first {@code n} values as a standard deviation. */
  static double spreadOf(double[] values, int n) {
    double median = medianOf(values, n);
    double[] off = new double[n];
    for (int i = 0; i < n; i++) {
      off[i] = Math.abs(values[i] - median);
    }
    return MAD_TO_SD * medianOf(off, n);
  }
}
