package kz.quat.forecast;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days of one region, forecast in order, each from what was known at its issue: learn the newest
 * known day, refit when due, forecast, remember the errors once they are known. The past days
 * before the first one asked for make the errors from which the quantiles come.
 */
final class RollingForecast {
  /** Days learnt: three years. */
  static final int TRAINING_DAYS = 1096;

  private static final int NEIGHBOURS = 2;
  private static final int MIN_ERROR_DAYS = 21;
  private static final int MIN_LEARNT_DAYS = 56;

  /** Days learnt from which on a regression's errors are like those of tomorrow's. */
  private static final int GROWN_DAYS = 365;

  /** Days before the first output over which the levels adapt. */
  private static final int CALIBRATION_DAYS = 365;

  private static final double[] NONE = {};

  private final FilledGrid grid;
  private final DayLayout layout;
  private final List<Member> members;
  private final RefitRhythm rhythm;
  private final ErrorPool[] pools;
  private final double[][] medians;
  private final double[] weightsByAge = ErrorPool.weightsByAge();
  private final AdaptiveLevels levels = new AdaptiveLevels();
  private final double[][][] issued;
  private final double[][] latest;
  private int learnt;
  private int lastFit = Integer.MIN_VALUE / 2;
  private final int calibratedFrom;
  private int errorDays;

  RollingForecast(FilledGrid grid, DayLayout layout, RefitRhythm rhythm, int firstOutputDay) {
    this.grid = grid;
    this.layout = layout;
    this.rhythm = rhythm;
    this.members = Members.of(grid, layout, layout.cut(firstOutputDay));
    this.latest = new double[members.size()][];
    this.pools = new ErrorPool[layout.slots()];
    for (int s = 0; s < pools.length; s++) {
      pools[s] = new ErrorPool();
    }
    this.medians = new double[grid.grid().days() + 2][];
    this.issued = new double[medians.length][][];
    this.calibratedFrom = firstOutputDay - CALIBRATION_DAYS;
  }

  /** The first day to advance through so that a first output day has its training. */
  static int firstDay(FilledGrid grid, int firstOutputDay) {
    return Math.max(grid.firstKnown() / 24 + 1, firstOutputDay - TRAINING_DAYS);
  }

  /** Brings everything to the issue of a day; days must be advanced through one by one. */
  void advance(int day) {
    int known = day - layout.knownDaysBack();
    if (known >= 0) {
      for (Member member : members) {
        member.learn(known);
      }
      learnt++;
      rememberErrors(known);
    }
    if (learnt >= MIN_LEARNT_DAYS && day - lastFit >= rhythm.days(day)) {
      lastFit = day;
      members.forEach(Member::refit);
    }
    medians[day] = average(day);
    if (day >= calibratedFrom && ready()) {
      issued[day] = issue(day);
    }
  }

  private double[] average(int day) {
    double[] sums = new double[layout.slots()];
    int[] counts = new int[sums.length];
    for (int m = 0; m < latest.length; m++) {
      double[] forecast = members.get(m).forecast(day);
      latest[m] = forecast;
      for (int s = 0; s < sums.length; s++) {
        if (!Double.isNaN(forecast[s])) {
          sums[s] += forecast[s];
          counts[s]++;
        }
      }
    }
    for (int s = 0; s < sums.length; s++) {
      sums[s] = counts[s] == 0 ? Double.NaN : sums[s] / counts[s];
    }
    return sums;
  }

  private void rememberErrors(int day) {
    double[] forecast = medians[day];
    if (forecast == null) {
      return;
    }
    boolean any = false;
    double grown = Math.min(1.0, (double) learnt / GROWN_DAYS);
    double trust = grown * grown;
    double[] actual = new double[forecast.length];
    for (int s = 0; s < forecast.length; s++) {
      actual[s] = grid.targetMw(layout.cell(day, s));
      double error = actual[s] - forecast[s];
      if (Double.isNaN(error)) {
        continue;
      }
      any = true;
      for (int k = Math.max(0, s - NEIGHBOURS);
          k <= Math.min(pools.length - 1, s + NEIGHBOURS);
          k++) {
        pools[k].add(error, day, trust / (1.0 + Math.abs(k - s)));
      }
    }
    errorDays += any ? 1 : 0;
    if (issued[day] != null) {
      levels.learn(issued[day], actual);
    }
  }

  /** Whether the day just advanced to has forecasts of its own. */
  boolean ready() {
    return errorDays >= MIN_ERROR_DAYS;
  }

  private double[][] issue(int day) {
    double[] readAt = levels.toArray();
    double[][] out = new double[layout.slots()][];
    for (int s = 0; s < out.length; s++) {
      double median = medians[day][s];
      pools[s].forget(day);
      if (Double.isNaN(median) || pools[s].size() == 0) {
        out[s] = NONE;
        continue;
      }
      out[s] = pools[s].quantiles(day, readAt, weightsByAge);
      for (int q = 0; q < out[s].length; q++) {
        out[s][q] += median;
      }
    }
    return out;
  }

  /** Quantiles of a slot of the day just advanced to, MW, not cut at 0; null where none. */
  double @Nullable [] quantiles(int day, int slot) {
    double[][] ofDay = issued[day];
    return ofDay == null || ofDay[slot].length == 0 ? null : ofDay[slot];
  }

  /** What makes up the median of a slot of the day just advanced to. */
  Contributions explain(int day, int slot, double medianMw) {
    List<Contributions> parts = new ArrayList<>();
    for (int m = 0; m < latest.length; m++) {
      if (!Double.isNaN(latest[m][slot])) {
        parts.add(members.get(m).explain(day, slot));
      }
    }
    Contributions sum = Contributions.NONE;
    for (Contributions part : parts) {
      sum = sum.plus(part.times(1.0 / parts.size()));
    }
    return sum.summingTo(medianMw);
  }
}
