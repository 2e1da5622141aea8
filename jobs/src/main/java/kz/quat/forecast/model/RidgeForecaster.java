package kz.quat.forecast.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import kz.quat.forecast.history.DayLayout;
import kz.quat.forecast.history.FilledGrid;
import kz.quat.forecast.history.ForecastTask;
import kz.quat.forecast.history.LoadHistory;
import kz.quat.forecast.history.LocalGrid;
import kz.quat.forecast.quantiles.HourQuantiles;

/**
 * The forecast of the night: averaged ridge regressions on calendar, recent loads and, if known,
 * temperature, with quantiles from their own past errors at the same lead time. If the history is
 * too short or has too many gaps, comparable days are used instead and the reason is stated. See
 * docs/forecast.md.
 */
public final class RidgeForecaster implements LoadForecaster {
  /** Must be changed whenever the numbers may change. */
  public static final String VERSION = "ridge-pair/10";

  @Override
  public RegionForecast forecast(LoadHistory known, ForecastTask task) {
    if (known.knownHours(task.knownBefore()) == 0) {
      return RegionForecast.unknown(known, task, VERSION);
    }
    Instant end = task.firstHour().plus(task.hours(), ChronoUnit.HOURS);
    LocalGrid local = new LocalGrid(known, task.knownBefore(), end);
    DayLayout layout = DayLayout.of(local, task, local.knownEnd());
    FilledGrid grid = new FilledGrid(local);
    int day = DayLayout.dayOf(local.cell(task.firstHour()));
    RollingForecast rolling = new RollingForecast(grid, layout, new RefitRhythm(day, 1), day);
    for (int d = RollingForecast.firstDay(grid, day); d <= day; d++) {
      rolling.advance(d);
    }
    List<HourQuantiles> hours = new ArrayList<>();
    List<Contributions> explanations = new ArrayList<>();
    List<double[]> pastErrors = new ArrayList<>();
    for (int i = 0; i < task.hours(); i++) {
      int slot = local.cell(task.hour(i)) - layout.cell(day, 0);
      double[] quantiles = rolling.quantiles(day, slot);
      if (quantiles == null) {
        return fromComparableDays(known, task);
      }
      HourQuantiles hour = HourQuantiles.ofUnsorted(task.hour(i), quantiles);
      hours.add(hour);
      explanations.add(rolling.explain(day, slot, hour.p50Mw()));
      pastErrors.add(rolling.pastErrors(day, slot));
    }
    List<DegreeResponse> bySlot = rolling.degreeResponses(day);
    List<DegreeResponse> responses = new ArrayList<>();
    for (int i = 0; i < task.hours() && !bySlot.isEmpty(); i++) {
      responses.add(bySlot.get(local.cell(task.hour(i)) - layout.cell(day, 0)));
    }
    return RegionForecast.of(known, task, VERSION, hours, explanations, pastErrors, responses);
  }

  private static RegionForecast fromComparableDays(LoadHistory known, ForecastTask task) {
    RegionForecast plain = new SimilarDayForecaster().forecast(known, task);
    return plain.exists()
        ? plain.because("history too short or without load for the regression")
        : plain;
  }
}
