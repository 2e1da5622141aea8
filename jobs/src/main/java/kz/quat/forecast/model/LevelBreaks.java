package kz.quat.forecast.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.stream.IntStream;
import kz.quat.forecast.history.DayLayout;
import kz.quat.forecast.history.FilledGrid;

/**
 * Finds lasting changes of a load's level that nobody announced, such as a smelter that stops, from
 * the errors of past forecasts. At each issue only loads before its cut are read.
 *
 * <p>A change is suspected when the latest hours all differ from their forecasts by about the same
 * amount, far more than usual. Until it is decided, these hours are not learnt, features are read
 * at the level before, and the forecast allows for either level. After a day and a half at the new
 * level the change is confirmed, and earlier and later loads are learnt at the same level. If the
 * load returns earlier, the readings between were wrong and are not learnt at all.
 */
final class LevelBreaks {
  /** Hours before a cut that must all differ. */
  private static final int LATEST_HOURS = 6;

  /** Hours at the new level after which a change is confirmed; a day of wrong data is shorter. */
  private static final int CONFIRMED_HOURS = 36;

  /** How far back the beginning of a change is searched, and how long it may stay undecided. */
  private static final int MOST_HOURS = 96;

  /** An error belongs to a change if it is this part of it or more, and not twice as large. */
  private static final double LEAST_PART = 0.5;

  private static final double MOST_PART = 1.6;

  /** The share of hours that must belong to a change; others may be disturbed by something else. */
  private static final double LEAST_SHARE = 0.8;

  /**
   * A change is at least so many times the usual error, so many times the largest mean error of a
   * day within a year (a front that was missed moves the load for a day or two as well), and at
   * least this part of the load.
   */
  private static final double LEAST_ERRORS = 5;

  private static final double LEAST_LARGEST = 1.75;

  private static final double LEAST_OF_LOAD = 0.05;

  /** The part of a change by which the load must differ from the usual one of the last weeks. */
  private static final double LEAST_DEPARTURE = 0.5;

  private static final int USUAL_FROM_DAYS = 2;
  private static final int USUAL_TO_DAYS = 28;

  /**
   * A confirmed change was none if, within so many days, a day errs by this part of it in the
   * opposite direction: weather that has passed.
   */
  private static final int PROVISIONAL_DAYS = 30;

  private static final double UNDONE_PART = 0.35;

  /** Readings below or above these multiples of the forecast are no loads and show no level. */
  private static final double LEAST_LOAD = 0.1;

  private static final double MOST_LOAD = 3;

  /** Days from which the usual error is known, and how fast it follows. */
  private static final int LEAST_DAYS = 60;

  private static final int YEAR_DAYS = 365;
  private static final double SCALE_STEP = 0.03;
  private static final double MAX_GROWTH = 3;

  private final FilledGrid grid;
  private final DayLayout layout;
  private final double[][] medians;
  private int from = -1;
  private double suspected;
  private double confirmed;
  private double latestChange;
  private int latestFrom = Integer.MIN_VALUE / 2;
  private double usualError = Double.NaN;

  /** The size of the median error of each of the last days that belong to no change, MW. */
  private final ArrayDeque<Double> dayErrors = new ArrayDeque<>();

  private int days;

  /**
   * Breaks of an area.
   *
   * @param grid whose level is shifted when a change is found
   * @param medians what was forecast by day and slot, MW; null for days without a forecast. Those
   *     of days since a change are corrected once it is confirmed
   */
  LevelBreaks(FilledGrid grid, DayLayout layout, double[][] medians) {
    this.grid = grid;
    this.layout = layout;
    this.medians = medians;
  }

  /** True while it is undecided whether the level has changed. */
  boolean suspects() {
    return from >= 0;
  }

  /** The change that is undecided, MW; 0 if there is none. */
  double suspectedMw() {
    return suspected;
  }

  /** The sum of all confirmed changes, MW, which a forecast at the original level lacks. */
  double confirmedMw() {
    return confirmed;
  }

  /** Judges what has become known before the forecast of a day; days must come in order. */
  void observe(int day) {
    int cut = layout.cut(day);
    if (suspects()) {
      judge(cut);
    } else if (!begins(cut)) {
      undo(cut);
      learnUsualError(cut);
    }
  }

  /** Takes back the latest change if the load has gone back without a clear change of its own. */
  private void undo(int cut) {
    double error = median(errors(cut - 24, cut));
    if (cut - latestFrom <= 24 * PROVISIONAL_DAYS
        && error * latestChange < 0
        && Math.abs(error) >= UNDONE_PART * Math.abs(latestChange)) {
      grid.shiftLevel(latestFrom, -latestChange);
      confirmed -= latestChange;
      dayErrors.addLast(Math.abs(latestChange));
      latestFrom = Integer.MIN_VALUE / 2;
    }
  }

  private boolean begins(int cut) {
    double[] latest = errors(cut - LATEST_HOURS, cut);
    if (days < LEAST_DAYS || latest.length < LATEST_HOURS) {
      return false;
    }
    double change = median(latest);
    if (Math.abs(change) < leastChange(cut)
        || shareOf(latest, change) < LEAST_SHARE
        || departure(cut) / change < LEAST_DEPARTURE) {
      return false;
    }
    from = firstOf(change, cut);
    suspect(median(errors(from, cut)));
    judge(cut);
    return true;
  }

  /**
   * By how much the latest loads differ from the median of the same hours of the last weeks, MW.
   * After an extreme day forecasts may err much while the load is as usual again.
   */
  private double departure(int cut) {
    double[] departures =
        IntStream.range(cut - LATEST_HOURS, cut)
            .mapToDouble(c -> grid.measuredMw(c) - usualMw(c))
            .filter(Double::isFinite)
            .toArray();
    return departures.length == 0 ? 0 : median(departures);
  }

  private double usualMw(int cell) {
    return median(
        IntStream.rangeClosed(USUAL_FROM_DAYS, USUAL_TO_DAYS)
            .mapToDouble(back -> grid.measuredMw(cell - 24 * back))
            .filter(Double::isFinite)
            .toArray());
  }

  private double leastChange(int cut) {
    double level =
        IntStream.range(cut - LATEST_HOURS, cut).mapToDouble(this::forecastMw).average().orElse(0);
    double largest = dayErrors.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return Math.max(
        LEAST_LARGEST * largest,
        Math.max(LEAST_ERRORS * usualError, LEAST_OF_LOAD * Math.abs(level)));
  }

  /**
   * The first cell of those before the cut that belong to a change; single others may lie between.
   */
  private int firstOf(double change, int cut) {
    int first = cut - LATEST_HOURS;
    int others = 0;
    for (int c = first - 1; c >= cut - MOST_HOURS && others < 2; c--) {
      double error = errorMw(c);
      if (belongs(error, change)) {
        first = c;
        others = 0;
      } else if (!Double.isNaN(error)) {
        others++;
      }
    }
    return first;
  }

  private void judge(int cut) {
    double[] since = errors(from, cut);
    double[] latest = errors(Math.max(from, cut - LATEST_HOURS), cut);
    if (latest.length == 0) {
      if (cut - from > MOST_HOURS) {
        release();
      }
      return;
    }
    if (shareOf(latest, suspected) < LEAST_SHARE) {
      end(cut);
      return;
    }
    double change = median(since);
    if (since.length < CONFIRMED_HOURS) {
      suspect(change);
    } else if (shareOf(since, change) >= LEAST_SHARE) {
      confirm(change);
    } else {
      release();
    }
  }

  private void suspect(double change) {
    grid.shiftLevel(from, change - suspected);
    grid.holdFrom(from);
    suspected = change;
  }

  private void confirm(double change) {
    int since = from;
    suspect(change);
    confirmed += change;
    latestChange = change;
    latestFrom = since;
    for (int day = Math.max(0, dayOf(since));
        day < medians.length && day <= dayOf(since) + 7;
        day++) {
      for (int s = 0; medians[day] != null && s < medians[day].length; s++) {
        medians[day][s] += layout.cell(day, s) >= since ? change : 0;
      }
    }
    from = -1;
    suspected = 0;
    grid.holdFrom(Integer.MAX_VALUE);
  }

  /** The load has returned: what lies between was wrong, unless it did not even have one level. */
  private void end(int cut) {
    int first = from;
    double change = suspected;
    int until = cut;
    while (until > first && !belongs(errorMw(until - 1), change)) {
      until--;
    }
    if (shareOf(errors(first, until), change) >= LEAST_SHARE) {
      forget();
      grid.remove(first, until);
    } else {
      release();
    }
  }

  /** It was no change; an error as large as this is remembered as one that a day can have. */
  private void release() {
    dayErrors.addLast(Math.abs(suspected));
    forget();
  }

  private void forget() {
    grid.shiftLevel(from, -suspected);
    grid.holdFrom(Integer.MAX_VALUE);
    from = -1;
    suspected = 0;
  }

  private void learnUsualError(int cut) {
    double[] day = errors(cut - 24, cut);
    if (day.length == 0) {
      return;
    }
    dayErrors.addLast(Math.abs(median(day)));
    if (dayErrors.size() > YEAR_DAYS) {
      dayErrors.removeFirst();
    }
    double error = median(Arrays.stream(day).map(Math::abs).toArray());
    days++;
    double step = Math.max(SCALE_STEP, 1.0 / days);
    usualError =
        Double.isNaN(usualError)
            ? error
            : usualError + step * (Math.min(error, MAX_GROWTH * usualError) - usualError);
  }

  private double shareOf(double[] errors, double change) {
    long of = Arrays.stream(errors).filter(error -> belongs(error, change)).count();
    return errors.length == 0 ? 0 : (double) of / errors.length;
  }

  private static boolean belongs(double error, double change) {
    double part = error / change;
    return part >= LEAST_PART && part <= MOST_PART;
  }

  /** The known errors of cells from (inclusive) to (exclusive), MW. */
  private double[] errors(int first, int end) {
    return IntStream.range(Math.max(0, first), Math.max(0, end))
        .mapToDouble(this::errorMw)
        .filter(error -> !Double.isNaN(error))
        .toArray();
  }

  /** Load minus forecast of a cell, MW; NaN where unknown or no load. */
  private double errorMw(int cell) {
    double forecast = forecastMw(cell);
    double load = grid.measuredMw(cell);
    return load >= LEAST_LOAD * forecast && load <= MOST_LOAD * forecast
        ? load - forecast
        : Double.NaN;
  }

  private double forecastMw(int cell) {
    int day = dayOf(cell);
    int slot = cell - layout.cell(day, 0);
    return day >= 0 && day < medians.length && medians[day] != null && slot < medians[day].length
        ? medians[day][slot]
        : Double.NaN;
  }

  private int dayOf(int cell) {
    return Math.floorDiv(cell - layout.firstOffset(), 24);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
