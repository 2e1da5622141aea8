package kz.quat.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.pipeline.OrphanFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quat tidy}: deletes the files that crashed runs left in the warehouse. */
@Command(
    name = "tidy",
    mixinStandardHelpOptions = true,
    description = {
      "Delete files in the warehouse that no snapshot names, as a run that was killed leaves them.",
      "They do no harm except that they take up space. What runs published is not touched."
    })
final class TidyCommand implements Callable<Integer> {

  private static final int DEFAULT_DAYS = 3;

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;

  @Option(names = "--list", description = "List the files, delete none.")
  private boolean list;

  @Option(
      names = "--older-than-days",
      paramLabel = "N",
      description = "Only files that were last changed more than N days ago; default: 3.")
  private int olderThanDays = DEFAULT_DAYS;

  @Override
  public Integer call() {
    if (olderThanDays < 0) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE, "--older-than-days must not be negative");
    }
    QuatConfig config = conf.read();
    Preflight.check(config);
    Instant before = Instant.now().minus(Duration.ofDays(olderThanDays));
    List<String> files;
    try (Sessions session = Sessions.open(config)) {
      files = new OrphanFiles(session.spark(), config).remove(before, !list);
    }
    FaultLog.event(
        "tidied", Map.of("files", String.valueOf(files.size()), "deleted", String.valueOf(!list)));
    PrintWriter out = spec.commandLine().getOut();
    if (conf.json()) {
      out.println(JsonAnswer.of(Map.of("files", files, "deleted", !list)));
    } else {
      if (list) {
        files.forEach(out::println);
      }
      out.printf("%d files that no snapshot names%s%n", files.size(), list ? "" : " deleted");
    }
    out.flush();
    return Quat.OK;
  }
}
