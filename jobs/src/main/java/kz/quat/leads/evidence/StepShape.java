package kz.quat.leads.evidence;

import java.util.Arrays;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.HourCalendar;

/** One step of a signal in detail: its start, its size, and the shape of its hours. */
final class StepShape {

  private static final int DAY = FeederSeries.DAY;
  static final int BEFORE_DAYS = 42;
  private static final int AFTER_DAYS = 70;

  final Signal signal;
  final double[] kw;
  final HourCalendar calendar;
  final int now;

  int start;
  int rampDays;
  Baseline base;
  double size;
  double daysBefore;
  double[] dayRise = new double[0];
  double[] hourRise = new double[DAY];
  int from;
  int to;

  /** The step near day {@code day} as known at hour {@code now} (a midnight). */
  StepShape(Signal signal, HourCalendar calendar, int day, int now) {
    this.signal = signal;
    this.kw = signal.kw;
    this.calendar = calendar;
    this.now = now;
    refineDay(day);
    refineHour();
    measure();
  }

  private void refineDay(int day) {
    int last = Math.min(now / DAY, day + 30);
    int first = Math.max(0, day - 28);
    double[] level = new double[last - first];
    double[] work = new double[level.length];
    double working = typical(first, day - 2, work, true);
    double free = typical(first, day - 2, work, false);
    if (Double.isNaN(free)) {
      free = working;
    }
    for (int d = first; d < last; d++) {
      level[d - first] = signal.day[d] - (calendar.dayType(d) == 0 ? working : free);
    }
    double best = Double.MAX_VALUE;
    start = day * DAY;
    for (int s = Math.max(first + 7, day - 18); s <= Math.min(last - 2, day + 3); s++) {
      for (int ramp = 0; ramp <= 20 && s + ramp < last; ramp += 4) {
        double cost = rampCost(level, s - first, ramp);
        if (cost < best * (ramp > 0 || s != day ? 0.97 : 1)) {
          best = cost;
          start = s * DAY;
          rampDays = ramp;
        }
      }
    }
  }

  private double typical(int first, int last, double[] work, boolean workingDay) {
    int n = 0;
    for (int d = first; d < last && n < work.length; d++) {
      if (!Double.isNaN(signal.day[d]) && (calendar.dayType(d) == 0) == workingDay) {
        work[n++] = signal.day[d];
      }
    }
    return Robust.medianOf(work, n);
  }

  /** Squared error of a level that is constant and then rises in four lots during the ramp. */
  private static double rampCost(double[] level, int s, int ramp) {
    double n0 = 0;
    double y0 = 0;
    double sff = 0;
    double sf = 0;
    double sfy = 0;
    double syy = 0;
    double n = 0;
    for (int d = 0; d < level.length; d++) {
      double y = level[d];
      if (Double.isNaN(y)) {
        continue;
      }
      double f = d < s ? 0 : ramp == 0 ? 1 : Math.min(1, Math.ceil((d - s + 0.5) / ramp * 4) / 4);
      n++;
      y0 += y;
      syy += y * y;
      sf += f;
      sff += f * f;
      sfy += f * y;
      n0 += f == 0 ? 1 : 0;
    }
    double vff = sff - sf * sf / n;
    if (n0 < 5 || vff <= 0) {
      return Double.MAX_VALUE;
    }
    double vfy = sfy - sf * y0 / n;
    double cost = syy - y0 * y0 / n - Math.max(0, vfy) * vfy / vff;
    return cost + 1e-9;
  }

  private void refineHour() {
    base = signal.baseline(calendar, BEFORE_DAYS, start - DAY);
    double best = -1;
    int found = start;
    for (int h = Math.max(8, start - DAY); h <= Math.min(now - 8, start + 2 * DAY); h++) {
      double jump = mean(h, h + 6) - mean(h - 6, h);
      if (jump > best) {
        best = jump;
        found = h;
      }
    }
    start = found;
  }

  private double mean(int a, int b) {
    double sum = 0;
    int n = 0;
    for (int i = Math.max(0, a); i < b; i++) {
      double v = over(i);
      if (!Double.isNaN(v)) {
        sum += v;
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }

  /** The signal minus the usual week in kW; NaN if missing. */
  double over(int i) {
    return kw[i] - base.bin[calendar.bin(i)];
  }

  private void measure() {
    base = signal.baseline(calendar, BEFORE_DAYS, start);
    daysBefore = base.hours / (double) DAY;
    from = start + rampDays * DAY;
    if (now - from < 2 * DAY) {
      from = Math.max(start, Math.min(from, now - 2 * DAY));
    }
    to = Math.min(now, from + AFTER_DAYS * DAY);
    int days = Math.max(0, (to - from) / DAY);
    dayRise = new double[days];
    double[] work = new double[Math.max(days, 8)];
    int n = 0;
    for (int d = 0; d < days; d++) {
      dayRise[d] = meanOf(from + d * DAY, from + (d + 1) * DAY);
      if (!Double.isNaN(dayRise[d])) {
        work[n++] = dayRise[d];
      }
    }
    size = n == 0 ? Double.NaN : Robust.medianOf(work, n);
    double[][] byHour = new double[DAY][days + 1];
    int[] count = new int[DAY];
    for (int i = from; i < to; i++) {
      double v = over(i);
      int h = calendar.hourOfDay(i);
      if (!Double.isNaN(v) && count[h] <= days) {
        byHour[h][count[h]++] = v;
      }
    }
    Arrays.fill(hourRise, Double.NaN);
    for (int h = 0; h < DAY; h++) {
      if (count[h] > 0) {
        hourRise[h] = Robust.medianOf(byHour[h], count[h]);
      }
    }
  }

  /** Mean of the hours minus the usual week; NaN if fewer than half are present. */
  double meanOf(int a, int b) {
    double sum = 0;
    int n = 0;
    for (int i = a; i < b; i++) {
      double v = over(i);
      if (!Double.isNaN(v)) {
        sum += v;
        n++;
      }
    }
    return n * 2 < b - a ? Double.NaN : sum / n;
  }
}
