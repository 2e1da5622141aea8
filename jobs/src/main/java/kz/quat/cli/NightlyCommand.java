package kz.quat.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.pipeline.NightResult;
import kz.quat.pipeline.Nightly;
import kz.quat.pipeline.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quat nightly}: the whole night. */
@Command(
    name = "nightly",
    mixinStandardHelpOptions = true,
    description = "Run the whole night of a delivery day: reports in, strain and quotas out.")
final class NightlyCommand implements Callable<Integer> {

  private static final LocalDate DEMO_DAY = LocalDate.of(2022, 12, 7);

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;

  @Option(
      names = "--date",
      paramLabel = "D",
      description = "Delivery day, YYYY-MM-DD, in market time; with --demo: 2022-12-07.")
  private @Nullable LocalDate date;

  @Option(
      names = "--demo",
      description = "Over the demo landing folder, made if it isn't there; keeps to work/demo.")
  private boolean demo;

  @Override
  public Integer call() {
    QuatConfig config = demo ? conf.readForDemo() : conf.read();
    LocalDate day = day();
    PrintWriter out = spec.commandLine().getOut();
    if (demo && !Files.isDirectory(config.paths().landing())) {
      DemoCommand.write(config.paths().landing());
    }
    Progress progress = Screen.progress(spec.commandLine().getErr(), conf.json());
    NightResult result;
    try (Sessions session = progress.stage("start", Sessions::open)) {
      result = new Nightly(session.spark(), config, progress).run(day, Instant.now());
    }
    if (conf.json()) {
      out.println(JsonAnswer.of(result));
    } else {
      new NightTable(config.rules(), result).print(out);
    }
    out.flush();
    return Quat.OK;
  }

  private LocalDate day() {
    if (date != null) {
      return date;
    }
    if (demo) {
      return DEMO_DAY;
    }
    throw new UserErrorException(
        UserErrorException.Kind.USAGE, "Name the delivery day: quat nightly --date YYYY-MM-DD");
  }
}
