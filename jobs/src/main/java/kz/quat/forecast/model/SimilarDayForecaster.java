package kz.quat.forecast.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.quat.forecast.history.DayType;
import kz.quat.forecast.history.ForecastTask;
import kz.quat.forecast.history.LoadHistory;
import kz.quat.forecast.history.LocalGrid;
import kz.quat.forecast.quantiles.HourQuantiles;
import kz.quat.forecast.quantiles.Quantiles;
import org.jspecify.annotations.Nullable;

/**
 * The simple baseline: the mean of the same hour on the last comparable days (working days,
 * Saturdays, days off), with the empirical quantiles of the errors that the same rule made on past
 * days at the same hour and lead time.
 */
public final class SimilarDayForecaster implements LoadForecaster {
  /** Must be changed whenever the numbers may change. */
  public static final String VERSION = "similar-day/1";

  /** Number of comparable days that are averaged: a working week, or three weekends. */
  private static final int WORKDAYS = 5;

  private static final int OTHER_DAYS = 3;

  /** How many days back comparable days are searched. */
  private static final int REACH_DAYS = 56;

  /** Number of past days whose errors give the quantiles. */
  private static final int ERROR_DAYS = 60;

  /** With fewer errors at the hour itself, those of all hours of the day are used. */
  private static final int MIN_ERRORS = 14;

  @Override
  public RegionForecast forecast(LoadHistory known, ForecastTask task) {
    if (known.knownHours(task.knownBefore()) == 0) {
      return RegionForecast.unknown(known, task, VERSION);
    }
    Instant end = task.firstHour().plus(task.hours(), ChronoUnit.HOURS);
    LocalGrid grid = new LocalGrid(known, task.knownBefore(), end);
    List<HourQuantiles> hours = new ArrayList<>();
    for (int i = 0; i < task.hours(); i++) {
      Instant hour = task.hour(i);
      double[] quantiles = quantiles(grid, grid.cell(hour), grid.knownEnd());
      if (quantiles.length == 0) {
        return RegionForecast.none(
            known, task, VERSION, "no comparable hour before " + task.knownBefore());
      }
      hours.add(HourQuantiles.ofUnsorted(hour, quantiles));
    }
    return RegionForecast.of(known, task, VERSION, hours, List.of(), List.of(), List.of());
  }

  /** Quantiles of a cell from loads before the cut; empty if nothing comparable is known. */
  public static double[] quantiles(LocalGrid grid, int cell, int cut) {
    double base = base(grid, cell, cut);
    if (Double.isNaN(base)) {
      return new double[0];
    }
    double[] errors = errors(grid, cell, cut, 1);
    if (errors.length < MIN_ERRORS) {
      errors = errors(grid, cell, cut, 24);
    }
    double[] out = errors.length == 0 ? new double[Quantiles.COUNT] : Quantiles.ofSample(errors);
    for (int q = 0; q < out.length; q++) {
      out[q] += base;
    }
    return out;
  }

  private static double base(LocalGrid grid, int cell, int cut) {
    DayType type = grid.dayType(cell / 24);
    double comparable =
        meanBack(grid, cell, cut, type == DayType.WORKDAY ? WORKDAYS : OTHER_DAYS, type);
    return Double.isNaN(comparable) ? meanBack(grid, cell, cut, 1, null) : comparable;
  }

  private static double meanBack(
      LocalGrid grid, int cell, int cut, int wanted, @Nullable DayType type) {
    double sum = 0;
    int found = 0;
    for (int back = 1; back <= REACH_DAYS && found < wanted; back++) {
      int c = cell - 24 * back;
      if (c < 0) {
        break;
      }
      boolean comparable = type == null || grid.dayType(c / 24) == type;
      if (c < cut && comparable && !Double.isNaN(grid.loadMw(c))) {
        sum += grid.loadMw(c);
        found++;
      }
    }
    return found == 0 ? Double.NaN : sum / found;
  }

  /**
   * Errors of the rule at the cell's hour (or over all hours) on past days, with the same lead
   * time.
   */
  private static double[] errors(LocalGrid grid, int cell, int cut, int hours) {
    int lead = cell - cut;
    double[] out = new double[ERROR_DAYS * hours];
    int found = 0;
    for (int back = 1; back <= ERROR_DAYS; back++) {
      for (int h = 0; h < hours; h++) {
        int c = cell - 24 * back - h;
        if (c >= 0 && c < cut && !Double.isNaN(grid.loadMw(c))) {
          double error = grid.loadMw(c) - base(grid, c, c - lead);
          if (!Double.isNaN(error)) {
            out[found++] = error;
          }
        }
      }
    }
    return Arrays.copyOf(out, found);
  }
}
