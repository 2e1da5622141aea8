package kz.quat.forecast.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kz.quat.forecast.history.DayLayout;
import kz.quat.forecast.history.FilledGrid;
import kz.quat.forecast.quantiles.AdaptiveLevels;
import kz.quat.forecast.quantiles.ErrorPool;
import kz.quat.forecast.quantiles.Quantiles;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts the days of one region in order, each from what was known at its issue. For each day it
 * learns the newest known day, refits if due, forecasts, and records the errors once they are
 * known. Past days before the first output day supply the errors from which the quantiles follow.
 */
public final class RollingForecast {
  /** Number of days learnt: three years. */
  static final int TRAINING_DAYS = 1096;

  private static final int NEIGHBOURS = 2;

  /** Number of past days whose errors are reported: half a year. */
  static final int KEPT_ERRORS = 180;

  private static final int MIN_ERROR_DAYS = 21;

  /** Bounds for the days learnt before the first fit, which is half of the days available. */
  private static final int MIN_LEARNT_DAYS = 56;

  private static final int MAX_LEARNT_DAYS = 180;

  /** Number of learnt days from which a regression's errors are representative of later ones. */
  private static final int GROWN_DAYS = 365;

  /** Days before the first output day over which the levels adapt. */
  private static final int CALIBRATION_DAYS = 365;

  private final FilledGrid grid;
  private final DayLayout layout;
  private final List<Member> members;
  private final RefitRhythm rhythm;
  private final ErrorPool[] pools;
  private final double[][] medians;
  private final double[] weightsByAge = ErrorPool.weightsByAge();
  private final AdaptiveLevels levels = new AdaptiveLevels();
  private final LevelBreaks breaks;

  /** Days whose errors are not remembered yet, because a change of level is suspected. */
  private final List<Integer> waiting = new ArrayList<>();

  /** The levels at which the quantiles of a day are read; null where there are none. */
  private final double[][] readAt;

  private final double[][] latest;
  private final int knotsBefore;
  private final int firstFit;
  private int learnt;
  private int lastFit = Integer.MIN_VALUE / 2;
  private final int calibratedFrom;
  private int errorDays;

  public RollingForecast(
      FilledGrid grid, DayLayout layout, RefitRhythm rhythm, int firstOutputDay) {
    this.grid = grid;
    this.layout = layout;
    this.rhythm = rhythm;
    this.knotsBefore = layout.cut(firstOutputDay);
    this.members = Members.of(grid, layout, knotsBefore);
    this.latest = new double[members.size()][];
    this.pools = new ErrorPool[layout.slots()];
    for (int s = 0; s < pools.length; s++) {
      pools[s] = new ErrorPool();
    }
    this.medians = new double[grid.grid().days() + 2][];
    this.readAt = new double[medians.length][];
    this.breaks = new LevelBreaks(grid, layout, medians);
    this.firstFit = firstFit(firstOutputDay - firstDay(grid, firstOutputDay));
    this.calibratedFrom = firstOutputDay - CALIBRATION_DAYS;
  }

  /** The first day to process so that a first output day has its full training. */
  public static int firstDay(FilledGrid grid, int firstOutputDay) {
    return Math.max(grid.firstKnown() / 24 + 1, firstOutputDay - TRAINING_DAYS);
  }

  /**
   * How many days a regression learns before its first forecast. Its errors just after that say
   * nothing about later ones and would mislead a second step that learns from them.
   */
  private static int firstFit(int days) {
    return Math.max(MIN_LEARNT_DAYS, Math.min(MAX_LEARNT_DAYS, days / 2));
  }

  /** Moves to the issue of a day; days must be processed one after another. */
  public void advance(int day) {
    breaks.observe(day);
    int known = day - layout.knownDaysBack();
    if (known >= 0) {
      for (Member member : members) {
        member.learn(known);
      }
      learnt++;
      waiting.add(known);
    }
    if (!breaks.suspects()) {
      waiting.forEach(this::rememberErrors);
      waiting.clear();
    }
    if (learnt >= firstFit && day - lastFit >= rhythm.days(day)) {
      lastFit = day;
      members.forEach(Member::refit);
    }
    medians[day] = average(day);
    for (int s = 0; s < medians[day].length; s++) {
      medians[day][s] += breaks.confirmedMw();
    }
    if (day >= calibratedFrom && ready()) {
      readAt[day] = levels.toArray();
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
    double[] errors = new double[forecast.length];
    for (int s = 0; s < forecast.length; s++) {
      errors[s] = grid.plausibleMw(layout.cell(day, s)) - forecast[s];
      any |= !Double.isNaN(errors[s]);
    }
    if (readAt[day] != null) {
      levels.learn(readAt[day], levelsOf(errors, day));
    }
    for (int s = 0; s < errors.length; s++) {
      if (Double.isNaN(errors[s])) {
        continue;
      }
      for (int k = Math.max(0, s - NEIGHBOURS);
          k <= Math.min(pools.length - 1, s + NEIGHBOURS);
          k++) {
        pools[k].add(errors[s], day, trust / (1.0 + Math.abs(k - s)));
      }
    }
    errorDays += any ? 1 : 0;
  }

  private double[] levelsOf(double[] errors, int day) {
    double[] out = new double[errors.length];
    for (int s = 0; s < out.length; s++) {
      pools[s].forget(day);
      out[s] =
          Double.isNaN(errors[s]) || pools[s].size() == 0
              ? Double.NaN
              : pools[s].levelOf(errors[s], day, weightsByAge);
    }
    return out;
  }

  /** True if there are enough errors to read quantiles from. */
  private boolean ready() {
    return errorDays >= MIN_ERROR_DAYS;
  }

  /** Quantiles of a slot of the current day, MW, not limited to 0; null if there are none. */
  public double @Nullable [] quantiles(int day, int slot) {
    double median = medians[day][slot];
    pools[slot].forget(day);
    if (readAt[day] == null || Double.isNaN(median) || pools[slot].size() == 0) {
      return null;
    }
    double[] out = pools[slot].quantiles(day, readAt[day], weightsByAge);
    for (int q = 0; q < out.length; q++) {
      out[q] += median;
    }
    return breaks.suspects() ? Quantiles.ofEither(out, breaks.suspectedMw()) : out;
  }

  /**
   * Errors of the forecasts of the last {@link #KEPT_ERRORS} days for a slot, load minus median,
   * MW. The day before {@code day} comes first; NaN where unknown.
   */
  double[] pastErrors(int day, int slot) {
    double[] errors = new double[KEPT_ERRORS];
    for (int back = 1; back <= errors.length; back++) {
      int past = day - back;
      boolean hasForecast = past >= 0 && medians[past] != null;
      errors[back - 1] =
          hasForecast
              ? grid.plausibleMw(layout.cell(past, slot)) - medians[past][slot]
              : Double.NaN;
    }
    return errors;
  }

  /**
   * How the slots of the current day change with the temperature of all coming hours; empty if no
   * temperatures are used. NaN where there is no median.
   */
  List<DegreeResponse> degreeResponses(int day) {
    if (!grid.knowsTemperature(knotsBefore)) {
      return List.of();
    }
    int cut = layout.cut(day);
    grid.warm(cut, 1);
    double[] warmer = average(day);
    grid.warm(cut, -1);
    double[] colder = average(day);
    grid.warm(cut, 0);
    double[] asItIs = average(day);
    return IntStream.range(0, asItIs.length)
        .mapToObj(s -> new DegreeResponse(warmer[s] - asItIs[s], colder[s] - asItIs[s]))
        .toList();
  }

  /** The parts of the median of a slot of the current day. */
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
