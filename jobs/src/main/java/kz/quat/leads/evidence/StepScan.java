package kz.quat.leads.evidence;

import java.util.Arrays;
import kz.quat.leads.series.HourCalendar;

/**
 * How much a signal rose on each day compared with the weeks before, in units of their noise: in
 * all quarters of the day but one, or in two neighbouring ones (a load that runs by night). The
 * value of day {@code s} and window {@code w} depends on the 28 days before and the {@code w} days
 * from {@code s} on, and on nothing later.
 */
final class StepScan {

  /** Numbers of days after the step that are examined. */
  static final int[] WINDOWS = {3, 7, 14, 28};

  private static final double[] WEIGHT = {0.6, 0.8, 1.0, 1.1};
  private static final int BEFORE = 28;
  private static final int LEAST_DAYS = 10;
  private static final double NOISE_FLOOR = 0.004;

  /** Strength of the step by window and day; 0 if it cannot be computed. */
  final float[][] score;

  /** Rise of the day's mean in kW, by window and day. */
  final float[][] rise;

  StepScan(Signal signal, HourCalendar calendar) {
    int days = signal.days();
    score = new float[WINDOWS.length][days];
    rise = new float[WINDOWS.length][days];
    double[][] z = new double[WINDOWS.length][Signal.BLOCKS];
    double[] work = new double[BEFORE];
    double[] after = new double[WINDOWS[WINDOWS.length - 1]];
    for (int s = LEAST_DAYS; s < days - 1; s++) {
      for (double[] row : z) {
        Arrays.fill(row, 0);
      }
      double[] up = new double[WINDOWS.length];
      for (int b = 0; b < Signal.BLOCKS; b++) {
        quarter(signal.block[b], calendar, s, work, after, z, b, up);
      }
      for (int w = 0; w < WINDOWS.length; w++) {
        if (s + WINDOWS[w] <= days) {
          score[w][s] = (float) (WEIGHT[w] * strength(z[w]));
          rise[w][s] = (float) (up[w] / Signal.BLOCKS);
        }
      }
    }
  }

  private static void quarter(
      double[] level,
      HourCalendar calendar,
      int s,
      double[] work,
      double[] after,
      double[][] z,
      int b,
      double[] up) {
    double working = median(level, calendar, s, work, true);
    double free = median(level, calendar, s, work, false);
    if (Double.isNaN(working)) {
      return;
    }
    if (Double.isNaN(free)) {
      free = working;
    }
    int n = 0;
    for (int d = Math.max(0, s - BEFORE); d < s; d++) {
      if (!Double.isNaN(level[d])) {
        work[n++] = level[d] - (calendar.dayType(d) == 0 ? working : free);
      }
    }
    if (n < LEAST_DAYS) {
      return;
    }
    double noise = Robust.spreadOf(work, n) + NOISE_FLOOR * Math.abs(working) + 0.02;
    for (int w = 0; w < WINDOWS.length && s + WINDOWS[w] <= level.length; w++) {
      int m = 0;
      for (int d = s; d < s + WINDOWS[w]; d++) {
        if (!Double.isNaN(level[d])) {
          after[m++] = level[d] - (calendar.dayType(d) == 0 ? working : free);
        }
      }
      if (m * 2 > WINDOWS[w]) {
        double step = Robust.medianOf(after, m);
        z[w][b] = step / noise;
        up[w] += step;
      }
    }
  }

  private static double median(
      double[] level, HourCalendar calendar, int s, double[] work, boolean workingDay) {
    int n = 0;
    for (int d = Math.max(0, s - BEFORE); d < s; d++) {
      if (!Double.isNaN(level[d]) && (calendar.dayType(d) == 0) == workingDay) {
        work[n++] = level[d];
      }
    }
    return n < 3 ? Double.NaN : Robust.medianOf(work, n);
  }

  private static double strength(double[] z) {
    double two = 0;
    for (int b = 0; b < Signal.BLOCKS; b++) {
      two = Math.max(two, Math.min(z[b], z[(b + 1) % Signal.BLOCKS]));
    }
    double[] sorted = z.clone();
    Arrays.sort(sorted);
    return Math.max(0, Math.max(sorted[1], 0.8 * two));
  }

  /**
   * Strength of the strongest step on a day that was known before day {@code now}; 0 if there was
   * none.
   */
  float best(int s, int now) {
    float best = 0;
    for (int w = 0; w < WINDOWS.length && s + WINDOWS[w] <= now; w++) {
      best = Math.max(best, score[w][s]);
    }
    return best;
  }

  /**
   * Rise in kW over the longest window that was known before day {@code now}, at most {@code
   * longest}.
   */
  float rise(int s, int now, int longest) {
    float found = 0;
    for (int w = 0; w <= longest && s + WINDOWS[w] <= now; w++) {
      found = rise[w][s];
    }
    return found;
  }
}
