package kz.quat.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.quat.config.QuatConfig;
import kz.quat.publish.run.CommitPoint;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quat status}: the last runs and the delivery days without one. Starts no Spark. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "The last runs, newest first, and the delivery days between them without one.")
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;

  @Option(
      names = "--demo",
      description = "Of the demo; without it where the configuration has no run.")
  private boolean demo;

  @Override
  public Integer call() {
    Whose whose = Whose.of(conf, demo, null);
    whose.say(spec.commandLine().getErr());
    QuatConfig config = whose.config();
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
      answer.put("missing_delivery_days", gaps);
      answer.put("lost_runs", chain.lost());
      out.println(JsonAnswer.of(answer));
    } else if (runs.isEmpty()) {
      out.println("No run is published yet.");
    } else {
      out.printf("%-26s %-12s %-22s %-9s %s%n", "run", "delivery", "issued", "policy", "inputs");
      runs.forEach(
          run ->
              out.printf(
                  "%-26s %-12s %-22s %-9s %d files%n",
                  run.runId(),
                  run.deliveryDate(),
                  run.issuedAt(),
                  run.policy(),
                  run.inputs().size()));
      gaps.forEach(day -> out.printf("no run for delivery day %s%n", day));
      chain
          .lost()
          .forEach(
              run ->
                  out.printf(
                      "run %s is lost: put its folders back; until then no old run is deleted%n",
                      run));
    }
    out.flush();
    return Quat.OK;
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

  /** Days between the oldest and the newest kept run for which there is none. */
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
