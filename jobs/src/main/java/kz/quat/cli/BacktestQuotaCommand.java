package kz.quat.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import kz.quat.allocation.cases.Policy;
import kz.quat.backtest.BacktestRows;
import kz.quat.backtest.DayPlan;
import kz.quat.backtest.DayScore;
import kz.quat.backtest.ForecastChoice;
import kz.quat.config.QuatConfig;
import kz.quat.pipeline.Progress;
import kz.quat.pipeline.QuotaBacktest;
import kz.quat.publish.parquet.StudyFiles;
import kz.quat.schema.BacktestTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quat backtest quota}: replays past nights and scores them against what happened. */
@Command(
    name = "quota",
    mixinStandardHelpOptions = true,
    description =
        "Solve past nights again with what then was known, and score them by what then happened.")
final class BacktestQuotaCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "D",
      description = "First delivery day, YYYY-MM-DD, in market time.")
  private LocalDate from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "D",
      description = "Last delivery day, in the span.")
  private LocalDate to;

  @Option(
      names = "--policy",
      split = ",",
      paramLabel = "P",
      description = "max_min, pro_rata, lifo, auction; default: all of them.")
  private List<Policy> policies = List.of(Policy.values());

  @Option(
      names = "--forecast",
      paramLabel = "F",
      defaultValue = "similar_day",
      description = "similar_day or ridge; default: ${DEFAULT-VALUE}.")
  private ForecastChoice forecast;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for backtest_quota__days and backtest_quota__totals, CSV and Parquet.")
  private Path out;

  @Option(names = "--demo", description = "Over the demo.")
  private boolean demo;

  @Override
  public Integer call() {
    QuatConfig config = demo ? conf.readForDemo() : conf.read();
    DayPlan.span(
        from, to, config.market()); // invalid arguments are refused before Spark is started
    Progress progress = Screen.progress(spec.commandLine().getErr(), conf.json());
    QuotaBacktest.Result result;
    try (Sessions session = progress.stage("start", () -> Sessions.open(config))) {
      result =
          new QuotaBacktest(session.spark(), config, progress)
              .run(
                  new QuotaBacktest.Request(
                      from, to, policies.stream().distinct().sorted().toList(), forecast));
    }
    write(result);
    show(result);
    return Quat.OK;
  }

  private void write(QuotaBacktest.Result result) {
    Map<String, String> facts = Map.of("quat.backtest", "%s to %s".formatted(from, to));
    try {
      StudyFiles.write(
          out, BacktestTables.QUOTA_DAYS, BacktestRows.days(result.scores(), forecast), facts);
      StudyFiles.write(
          out, BacktestTables.QUOTA_TOTALS, BacktestRows.totals(result.scores(), forecast), facts);
    } catch (UncheckedIOException e) {
      throw WriteErrors.of(out, e);
    }
  }

  private void show(QuotaBacktest.Result result) {
    PrintWriter screen = spec.commandLine().getOut();
    List<DayScore> totals = BacktestRows.totals(result.scores());
    if (conf.json()) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("forecast", forecast.id());
      answer.put("totals", totals);
      answer.put("withheld", result.withheld());
      answer.put("out", out.toString());
      screen.println(JsonAnswer.of(answer));
    } else {
      new BacktestQuotaTable(from, to, forecast, totals).print(screen);
      result.withheld().forEach(day -> screen.println("not played: " + day));
      screen.printf("Written to %s%n", out);
    }
    screen.flush();
  }
}
