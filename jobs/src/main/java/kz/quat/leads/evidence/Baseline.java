package kz.quat.leads.evidence;

import java.util.Arrays;
import kz.quat.leads.series.HourCalendar;

/**
 * The usual week of a signal before an hour: the median for each kind of day and hour of the day.
 */
final class Baseline {

  private static final int LEAST = 3;

  final double[] bin = new double[HourCalendar.BINS];
  final double mean;
  final int hours;

  /** The usual week computed from the hours {@code from} to {@code to} (exclusive). */
  Baseline(double[] kw, HourCalendar calendar, int from, int to) {
    int[] count = new int[HourCalendar.BINS];
    double[][] seen = new double[HourCalendar.BINS][Math.max(8, (to - from) / 24)];
    int n = 0;
    for (int i = Math.max(0, from); i < to; i++) {
      double v = kw[i];
      if (!Double.isNaN(v)) {
        int b = calendar.bin(i);
        if (count[b] == seen[b].length) {
          seen[b] = Arrays.copyOf(seen[b], count[b] * 2);
        }
        seen[b][count[b]++] = v;
        n++;
      }
    }
    hours = n;
    double sum = 0;
    int have = 0;
    for (int b = 0; b < bin.length; b++) {
      bin[b] = count[b] >= LEAST ? Robust.medianOf(seen[b], count[b]) : Double.NaN;
    }
    for (int b = 0; b < bin.length; b++) {
      if (Double.isNaN(bin[b])) {
        bin[b] = fallback(b);
      }
      if (!Double.isNaN(bin[b])) {
        sum += bin[b] * (b < 24 ? 5 : 1);
        have += b < 24 ? 5 : 1;
      }
    }
    mean = have == 0 ? Double.NaN : sum / have;
  }

  /**
   * Replacement for a bin without data: Saturday for Sunday, Sunday for Saturday, otherwise the
   * working day.
   */
  private double fallback(int b) {
    int hour = b % 24;
    for (int type : new int[] {b / 24 == 2 ? 1 : 2, 0, 1}) {
      if (!Double.isNaN(bin[type * 24 + hour])) {
        return bin[type * 24 + hour];
      }
    }
    return Double.NaN;
  }
}
