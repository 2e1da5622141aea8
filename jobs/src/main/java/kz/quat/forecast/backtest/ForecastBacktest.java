package kz.quat.forecast.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.quat.forecast.history.DayLayout;
import kz.quat.forecast.history.FilledGrid;
import kz.quat.forecast.history.ForecastTask;
import kz.quat.forecast.history.LoadHistory;
import kz.quat.forecast.history.LocalGrid;
import kz.quat.forecast.model.RefitRhythm;
import kz.quat.forecast.model.RollingForecast;
import kz.quat.forecast.model.SimilarDayForecaster;
import kz.quat.forecast.quantiles.HourQuantiles;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts past days again, each from what was known at its issue, and compares the result with
 * two baselines. A pure function of one region's history, so regions can be processed
 * independently.
 */
public final class ForecastBacktest {
  /** Days between refits: a week. */
  private static final int FIT_DAYS = 7;

  private ForecastBacktest() {}

  /**
   * The result of a back-test of many regions.
   *
   * @param hours sorted by region and hour
   * @param scores by region: the method, then the baselines; regions without any forecast are left
   *     out
   */
  public record Result(List<BacktestHour> hours, List<ForecastScores> scores) {
    public Result {
      hours = List.copyOf(hours);
      scores = List.copyOf(scores);
    }
  }

  /**
   * Forecasts the plan's days of every region again on all cores. The result does not depend on the
   * number of cores.
   *
   * @param histories in the order in which the regions appear in the result
   */
  public static Result of(List<LoadHistory> histories, BacktestPlan plan) {
    List<List<BacktestHour>> byRegion =
        histories.parallelStream()
            .map(history -> hours(history, plan))
            .filter(hours -> !hours.isEmpty())
            .toList();
    return new Result(
        byRegion.stream().flatMap(List::stream).toList(),
        byRegion.stream().flatMap(hours -> BacktestFiles.scores(hours).stream()).toList());
  }

  /**
   * The hours of the plan's days in chronological order. Days for which the region's history is too
   * short for any forecast are left out.
   *
   * @param history the whole history, whose time zone is that of the plan; for each day only what
   *     was known at its issue is read
   */
  public static List<BacktestHour> hours(LoadHistory history, BacktestPlan plan) {
    List<BacktestHour> out = new ArrayList<>();
    if (history.knownHours(plan.task(plan.to()).knownBefore()) == 0) {
      return out;
    }
    ForecastTask last = plan.task(plan.to());
    Instant end = last.hour(last.hours() - 1).plusSeconds(3600);
    LocalGrid local = new LocalGrid(history, end, end);
    FilledGrid grid = new FilledGrid(local);
    FilledGrid plain = new FilledGrid(local);
    DayLayout layout = new DayLayout(0, 24, cutOffset(local, plan));
    int firstOutput = local.cell(plan.task(plan.from()).firstHour()) / 24;
    RefitRhythm rhythm = new RefitRhythm(firstOutput, FIT_DAYS);
    RollingForecast rolling = new RollingForecast(grid, layout, rhythm, firstOutput);
    int lastDay = local.days() - 1;
    for (int day = RollingForecast.firstDay(grid, firstOutput); day <= lastDay; day++) {
      rolling.advance(day);
      if (day >= firstOutput) {
        addDay(out, history, plan.task(local.date(day)), new Day(plain, layout, rolling, day));
      }
    }
    return out;
  }

  /** The earliest cut of any day, so that no hour too many is read when the clock changes. */
  private static int cutOffset(LocalGrid grid, BacktestPlan plan) {
    int offset = Integer.MAX_VALUE;
    for (LocalDate d = plan.from(); !d.isAfter(plan.to()); d = d.plusDays(1)) {
      ForecastTask task = plan.task(d);
      int day = grid.cell(task.firstHour()) / 24;
      offset = Math.min(offset, grid.cell(task.knownBefore()) - 24 * day);
    }
    return offset;
  }

  /**
   * A day that is forecast again.
   *
   * @param grid the loads of the baselines, whose level no method has shifted
   */
  private record Day(FilledGrid grid, DayLayout layout, RollingForecast rolling, int day) {
    double @Nullable [] quantiles(int cell) {
      double[] own = rolling.quantiles(day, cell - layout.cell(day, 0));
      return own != null ? own : similarDay(cell);
    }

    double @Nullable [] similarDay(int cell) {
      double[] out = SimilarDayForecaster.quantiles(grid.grid(), cell, layout.cut(day));
      return out.length == 0 ? null : out;
    }

    double @Nullable [] weekAgo(int cell) {
      int lag = layout.firstLag(cell - layout.cell(day, 0));
      return WeekAgo.quantiles(grid, cell, Math.max(2, lag));
    }
  }

  private static void addDay(
      List<BacktestHour> out, LoadHistory history, ForecastTask task, Day day) {
    for (int i = 0; i < task.hours(); i++) {
      Instant hour = task.hour(i);
      int cell = day.grid().grid().cell(hour);
      HourQuantiles forecast = sorted(hour, day.quantiles(cell));
      if (forecast != null) {
        double change = history.changeMw(hour);
        double actual = history.loadMw(history.indexOf(hour)) + change;
        out.add(
            new BacktestHour(
                history.region(),
                task.issuedAt(),
                Double.isNaN(day.grid().targetMw(cell)) ? Double.NaN : actual,
                forecast.plus(change),
                sorted(hour, day.weekAgo(cell)),
                sorted(hour, day.similarDay(cell))));
      }
    }
  }

  private static @Nullable HourQuantiles sorted(Instant hour, double @Nullable [] quantiles) {
    return quantiles == null ? null : HourQuantiles.ofUnsorted(hour, quantiles);
  }
}
