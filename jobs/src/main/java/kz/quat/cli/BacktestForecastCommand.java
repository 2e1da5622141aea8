package kz.quat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import kz.quat.domain.FileFaults;
import kz.quat.domain.UserErrorException;
import kz.quat.forecast.backtest.BacktestFiles;
import kz.quat.forecast.backtest.BacktestPlan;
import kz.quat.forecast.backtest.ForecastBacktest;
import kz.quat.forecast.backtest.ForecastScores;
import kz.quat.forecast.backtest.LoadFiles;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.LoadHistory;
import kz.quat.forecast.history.WeatherError;
import kz.quat.forecast.score.DayScores;
import kz.quat.forecast.score.JointScore;
import kz.quat.forecast.score.PeakScore;
import kz.quat.forecast.score.Reliability;
import kz.quat.forecast.score.ScoreFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code quat backtest forecast}: repeats the forecasts of past days with the data known at their
 * issue time. Does not start Spark.
 */
@Command(
    name = "forecast",
    mixinStandardHelpOptions = true,
    description =
        "Forecast past days again, each from what was known at its issue, and score them beside"
            + " the baselines: the same hour a week ago, and comparable days (docs/forecast.md).")
final class BacktestForecastCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--load",
      required = true,
      paramLabel = "FILE",
      description = "region,hour_start_utc,load_mw as CSV or gzipped CSV (.gz).")
  private Path load;

  @Option(
      names = "--temperature",
      paramLabel = "FILE",
      description =
          "region,hour_start_utc,temperature_c; temperatures of a delivery day are taken as its"
              + " weather forecast.")
  private @Nullable Path temperature;

  @Option(
      names = "--weather-error",
      paramLabel = "C",
      description =
          "Disturb the temperatures of the days to come as a weather forecast errs: standard"
              + " deviation in degrees 24 hours after the issue (0 to 20), e.g. 1.5.")
  private @Nullable Double weatherError;

  @Option(
      names = "--weather-bias",
      paramLabel = "C",
      description = "Degrees by which every weather forecast is too warm; negative: too cold.")
  private @Nullable Double weatherBias;

  @Option(
      names = "--calendar",
      paramLabel = "FILE",
      description = "date,kind (holiday or working): days that depart from the week.")
  private @Nullable Path calendar;

  @Option(names = "--from", required = true, description = "First delivery day, local.")
  private LocalDate from;

  @Option(names = "--to", required = true, description = "Last delivery day, local.")
  private LocalDate to;

  @Option(
      names = "--issue-hour",
      required = true,
      paramLabel = "H",
      description =
          "Hour of the day before (0 to 23, local) at which a day is forecast; hours that start two"
              + " hours earlier or before are known.")
  private int issueHour;

  @Option(
      names = "--zone-id",
      required = true,
      paramLabel = "TZ",
      description = "Clock of days and issue, e.g. Asia/Almaty.")
  private ZoneId zone;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "Folder for the page backtest.html, forecasts.csv, scores.csv, peaks.csv, joint.csv and"
              + " reliability.csv.")
  private Path out;

  @Option(names = "--json", description = "Answer with the scores as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    BacktestPlan plan = plan();
    ForecastBacktest.Result result = run(plan);
    DayScores days = new DayScores(result.hours(), zone);
    try {
      write(result, days);
    } catch (UncheckedIOException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT, e.getMessage() + ": " + why(e), e);
    }
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(JsonAnswer.of(result.scores()));
    } else {
      print(screen, result.scores());
      printDays(screen, days);
      screen.printf("Written to %s%n", out);
    }
    return Quat.OK;
  }

  private void write(ForecastBacktest.Result result, DayScores days) {
    BacktestFiles.write(out, result);
    ScoreFiles.write(out, days.peaks(), days.joint(), Reliability.of(result.hours(), zone));
    String title = "Forecasts of %s to %s, back-tested".formatted(from, to);
    Path page = out.resolve("backtest.html");
    try {
      Files.writeString(
          page,
          BacktestForecastPage.of(
              title, result.hours(), zone, result.scores(), days.peaks(), days.joint()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + page, e);
    }
  }

  private BacktestPlan plan() {
    if (issueHour < 0 || issueHour > 23) {
      throw new ParameterException(
          spec.commandLine(), "Invalid --issue-hour: " + issueHour + " (must be 0 to 23)");
    }
    try {
      return new BacktestPlan(from, to, zone, LocalTime.of(issueHour, 0), BacktestPlan.USUAL_DELAY);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private ForecastBacktest.Result run(BacktestPlan plan) {
    List<LoadHistory> histories;
    try {
      DayCalendar days =
          calendar == null ? DayCalendar.PLAIN_WEEK : LoadFiles.readCalendar(calendar);
      histories = LoadFiles.read(load, temperature, zone, days);
    } catch (IllegalArgumentException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT, Objects.toString(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT, e.getMessage() + ": " + why(e), e);
    }
    ForecastBacktest.Result result = ForecastBacktest.of(disturbed(histories, plan), plan);
    if (result.hours().isEmpty()) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "No region of %s has load enough before %s to forecast any day up to %s"
              .formatted(load, from, to));
    }
    return result;
  }

  private List<LoadHistory> disturbed(List<LoadHistory> histories, BacktestPlan plan) {
    if (weatherError == null && weatherBias == null) {
      return histories;
    }
    if (temperature == null) {
      throw new ParameterException(
          spec.commandLine(), "--weather-error and --weather-bias need --temperature");
    }
    try {
      WeatherError error =
          new WeatherError(
              Objects.requireNonNullElse(weatherError, 0.0),
              Objects.requireNonNullElse(weatherBias, 0.0));
      return histories.stream()
          .map(history -> error.disturb(history, plan.zone(), issueHour))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), Objects.toString(e.getMessage()));
    }
  }

  private static String why(UncheckedIOException e) {
    return FileFaults.reason(e);
  }

  private static void print(PrintWriter screen, List<ForecastScores> scores) {
    int width = scores.stream().mapToInt(s -> s.region().length()).max().orElse(6);
    String format = "%-" + Math.max(6, width) + "s  %-14s %7s %9s %7s %6s %6s %6s%n";
    screen.printf(
        format, "region", "method", "hours", "pinball_%", "mape_%", "cov10", "cov90", "cov99");
    for (ForecastScores s : scores) {
      screen.printf(
          format,
          s.region(),
          s.method(),
          s.hours(),
          "%.3f".formatted(s.pinballPct()),
          "%.2f".formatted(s.mapePct()),
          "%.1f".formatted(s.coveragePct(10)),
          "%.1f".formatted(s.coveragePct(90)),
          "%.1f".formatted(s.coveragePct(99)));
    }
  }

  private static void printDays(PrintWriter screen, DayScores days) {
    for (PeakScore s : days.peaks()) {
      screen.printf(
          "peak of the day, %s: %d days, pinball %.3f %%, cov90 %.1f, hour within one %.1f %%%n",
          s.area(), s.days(), s.pinballPct(), s.coverage90Pct(), s.withinHourPct());
    }
    JointScore joint = days.joint();
    if (joint != null) {
      screen.printf(
          "joint scenarios: energy score %.1f MW (independent %.1f, all together %.1f); P90 of sums"
              + " covers %.1f %% of hours and %.1f %% of days%n",
          joint.energyScoreMw(),
          joint.independentMw(),
          joint.togetherMw(),
          joint.hourSums().coverage90Pct(),
          joint.daySums().coverage90Pct());
    }
  }
}
