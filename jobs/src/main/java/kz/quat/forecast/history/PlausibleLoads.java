package kz.quat.forecast.history;

import java.util.Arrays;

/**
 * Removes readings that cannot be load: more than twice, or less than half, of both the median of
 * all readings of the last 168 hours and the median of the same hour on the last seven days. A
 * reading is judged only by earlier readings, so later data never change the decision. After a real
 * change of level the medians follow within four days, and readings count again.
 */
final class PlausibleLoads {
  private static final int WINDOW = 168;
  private static final int MIN_KNOWN = 72;
  private static final double FACTOR = 2;

  private PlausibleLoads() {}

  /** A copy in which implausible readings are NaN. */
  static double[] of(double[] hourly) {
    double[] out = hourly.clone();
    double[] sorted = new double[WINDOW + 1];
    int count = 0;
    for (int i = 0; i < hourly.length; i++) {
      if (i >= WINDOW && !Double.isNaN(hourly[i - WINDOW])) {
        count = remove(sorted, count, hourly[i - WINDOW]);
      }
      double v = hourly[i];
      if (Double.isNaN(v)) {
        continue;
      }
      if (count >= MIN_KNOWN
          && strange(v, median(sorted, count))
          && strange(v, sameHour(hourly, i))) {
        out[i] = Double.NaN;
      }
      count = insert(sorted, count, v);
    }
    return out;
  }

  private static boolean strange(double v, double median) {
    return median > 0 && (v > FACTOR * median || v * FACTOR < median);
  }

  private static double sameHour(double[] hourly, int i) {
    double[] values = new double[7];
    int n = 0;
    for (int back = 24; back <= WINDOW && back <= i; back += 24) {
      if (!Double.isNaN(hourly[i - back])) {
        values[n++] = hourly[i - back];
      }
    }
    Arrays.sort(values, 0, n);
    return n == 0 ? Double.NaN : median(values, n);
  }

  private static double median(double[] sorted, int count) {
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
  }

  private static int insert(double[] sorted, int count, double v) {
    int at = Arrays.binarySearch(sorted, 0, count, v);
    int position = at < 0 ? -at - 1 : at;
    System.arraycopy(sorted, position, sorted, position + 1, count - position);
    sorted[position] = v;
    return count + 1;
  }

  private static int remove(double[] sorted, int count, double v) {
    int at = Arrays.binarySearch(sorted, 0, count, v);
    System.arraycopy(sorted, at + 1, sorted, at, count - at - 1);
    return count - 1;
  }
}
