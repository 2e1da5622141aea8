package kz.quat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.quat.config.QuatConfig;
import kz.quat.publish.parquet.NationPeak;
import kz.quat.publish.parquet.SystemHour;
import kz.quat.publish.run.CommitPoint;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code quat status}: shows the last runs and the delivery days without one. Does not start Spark.
 */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "The last runs, newest first, and the delivery days between them without one.")
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;
  @Mixin private DemoOption demo;
  @Mixin private LanguageOption shown;

  @Override
  public Integer call() {
    RunChoice choice = demo.chooseRun(conf, null, spec.commandLine().getErr());
    QuatConfig config = choice.config();
    Optional<CommitPoint> committed = CommitPoint.read(config.paths());
    RunFolders.Chain chain =
        new RunFolders(config.paths())
            .chain(committed.map(CommitPoint::runId).orElse(null), config.publish().runsKept());
    List<Manifest> runs = chain.runs();
    List<LocalDate> gaps = gaps(runs);
    PrintWriter out = spec.commandLine().getOut();
    if (conf.json()) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("latest", committed.map(CommitPoint::runId).orElse(null));
      answer.put("runs", runs.stream().map(StatusCommand::line).toList());
      answer.put("day_peak", runs.isEmpty() ? null : peak(config, runs.get(0)));
      answer.put("missing_delivery_days", gaps);
      answer.put("lost_runs", chain.lost());
      out.println(JsonAnswer.of(answer));
    } else if (runs.isEmpty()) {
      out.println(Catalogue.of(Topic.MESSAGES, shown.language()).text("status.none"));
    } else {
      show(out, config, chain, gaps);
    }
    out.flush();
    return Quat.OK;
  }

  /** The expected peak of a run's delivery day; null if the run has no forecast of the nation. */
  private static @Nullable Map<String, Object> peak(QuatConfig config, Manifest run) {
    Path published = new RunFolders(config.paths()).of(Audience.PUBLISHED, run.runId());
    return NationPeak.of(published, run.deliveryDate()).map(NationPeak::figures).orElse(null);
  }

  /** Prints the newest run's system in words, then the runs, newest first, and missing days. */
  private void show(
      PrintWriter out, QuatConfig config, RunFolders.Chain chain, List<LocalDate> gaps) {
    Catalogue words = Catalogue.of(Topic.MESSAGES, shown.language());
    Manifest newest = chain.runs().get(0);
    Path published = new RunFolders(config.paths()).of(Audience.PUBLISHED, newest.runId());
    SystemHour.worst(published, newest.deliveryDate())
        .ifPresent(
            system -> {
              out.println(words.text("status.day", newest.deliveryDate()));
              system.sentences(words).forEach(line -> out.println("  " + line));
            });
    NationPeak.of(published, newest.deliveryDate())
        .map(peak -> peak.sentence(words, ZoneId.of(config.market().zoneId())))
        .ifPresent(line -> out.println("  " + line));
    TextTable table =
        new TextTable(words.text("status.runs"), "run", "delivery", "issued", "policy", "#files");
    chain
        .runs()
        .forEach(
            run ->
                table.row(
                    run.runId(),
                    run.deliveryDate().toString(),
                    run.issuedAt().toString(),
                    words.code("policy", run.policy()),
                    words.number((long) run.inputs().size())));
    table.print(out, words);
    gaps.forEach(day -> out.println(words.text("status.gap", day)));
    chain.lost().forEach(run -> out.println(words.text("status.lost", run)));
  }

  private static Map<String, Object> line(Manifest run) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("run_id", run.runId());
    line.put("delivery_date", run.deliveryDate());
    line.put("issued_at", run.issuedAt());
    line.put("policy", run.policy());
    line.put("input_files", run.inputs().size());
    return line;
  }

  /** Days between the oldest and the newest kept run for which there is no run. */
  private static List<LocalDate> gaps(List<Manifest> runs) {
    List<LocalDate> days = runs.stream().map(Manifest::deliveryDate).distinct().sorted().toList();
    List<LocalDate> gaps = new ArrayList<>();
    for (int i = 1; i < days.size(); i++) {
      for (LocalDate day = days.get(i - 1).plusDays(1);
          day.isBefore(days.get(i));
          day = day.plusDays(1)) {
        gaps.add(day);
      }
    }
    return gaps;
  }
}
