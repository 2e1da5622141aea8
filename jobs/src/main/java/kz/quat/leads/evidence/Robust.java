package kz.quat.leads.evidence;

import java.util.Arrays;

/**
 * Robust statistics, which a few odd values hardly change. NaN values are ignored; without values
 * the result is NaN.
 */
final class Robust {

  private static final double MAD_TO_SD = 1.4826;

  private Robust() {}

  /** Median of the first {@code n} values, which are reordered and must not be NaN. */
  static double medianOf(double[] values, int n) {
    return quantileOf(values, n, 0.5);
  }

  /** Quantile of the first {@code n} values, which are reordered, with linear interpolation. */
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

  /**
   * Standard deviation estimated from the median absolute deviation of the first {@code n} values.
   */
  static double spreadOf(double[] values, int n) {
    double median = medianOf(values, n);
    double[] off = new double[n];
    for (int i = 0; i < n; i++) {
      off[i] = Math.abs(values[i] - median);
    }
    return MAD_TO_SD * medianOf(off, n);
  }
}
