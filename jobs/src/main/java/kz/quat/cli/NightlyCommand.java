package kz.quat.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.extract.Admission;
import kz.quat.pipeline.NightResult;
import kz.quat.pipeline.Nightly;
import kz.quat.pipeline.Progress;
import kz.quat.publish.run.CommitPoint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quat nightly}: runs the whole night. */
@Command(
    name = "nightly",
    mixinStandardHelpOptions = true,
    description = "Run the whole night of a delivery day: reports in, strain and quotas out.")
final class NightlyCommand implements Callable<Integer> {

  private static final int LONGEST_REASON = 500;
  private static final LocalDate DEMO_DAY = LocalDate.of(2022, 12, 7);

  /** Formats of log lines. */
  enum LogFormat {
    HUMAN,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;
  @Mixin private LanguageOption shown;

  @Option(
      names = "--date",
      paramLabel = "D",
      description = "Delivery day, YYYY-MM-DD, in market time; with --demo: 2022-12-07.")
  private @Nullable LocalDate date;

  @Option(
      names = "--demo",
      description = "Over the demo landing folder, made if it isn't there; keeps to work/demo.")
  private boolean demo;

  @Option(
      names = "--catch-up",
      description =
          "Every night missed since the newest published delivery day, up to --date or tomorrow by"
              + " the market's clock, one after the other, each as of its own issue time; stops at"
              + " the first that fails, with its exit code, but leaves out a night that a quality"
              + " gate withheld where another one follows.")
  private boolean catchUp;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Catch up no more nights than this; default: watch.catch_up_nights.")
  private @Nullable Integer most;

  @Option(
      names = "--admit",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Take files of the landing folder into this night although they arrived after its issue"
              + " time, such as a corrected load. Needs --date and --reason.")
  private List<Path> admit = new ArrayList<>();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why the files are admitted; stands in the run's findings and its manifest.")
  private @Nullable String reason;

  @Option(
      names = "--log",
      paramLabel = "FORMAT",
      description = "Log lines on standard error too, human or json; and so in the log file.")
  private @Nullable LogFormat log;

  @Override
  public Integer call() {
    QuatConfig config = demo ? conf.readForDemo() : conf.read();
    if (log != null) {
      FaultLog.use(ConfOption.logFile(config), log.name().toLowerCase(Locale.ROOT));
      FaultLog.alsoToStandardError();
    }
    List<LocalDate> days = days(config);
    Admission admission = admission(config);
    if (demo && !Files.isDirectory(config.paths().landing())) {
      DemoCommand.write(config.paths().landing());
    }
    if (days.isEmpty()) {
      // With --json a night is printed as an object, so no night prints nothing.
      if (!conf.json()) {
        say("No night was missed: nothing to do.");
      }
      return Quat.OK;
    }
    return nights(config, days, admission);
  }

  private Admission admission(QuatConfig config) {
    String why = reason == null ? "" : reason.strip();
    if (admit.isEmpty() && reason == null) {
      return Admission.NONE;
    }
    if (admit.isEmpty() || why.isEmpty() || why.length() > LONGEST_REASON || catchUp) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          "Admit files to one night, with a reason of 1 to %d characters: quat nightly --date D --admit FILE… --reason \"…\""
              .formatted(LONGEST_REASON));
    }
    Set<String> paths =
        admit.stream()
            .map(file -> nameInLanding(config.paths().landing(), file))
            .collect(Collectors.toSet());
    paths.forEach(path -> FaultLog.event("admitted", Map.of("file", path, "reason", why)));
    return new Admission(paths, why);
  }

  /**
   * A file's path in the landing folder; it may be given relative to the working directory or to
   * the landing folder.
   */
  private static String nameInLanding(Path landing, Path file) {
    Path inside = landing.toAbsolutePath().normalize();
    Path named = file.toAbsolutePath().normalize();
    Path path = named.startsWith(inside) ? inside.relativize(named) : file.normalize();
    return path.toString().replace('\\', '/');
  }

  /**
   * Runs the nights.
   *
   * @return the exit code; {@link Quat#LEFT_UNDONE} if work after a publication failed
   */
  private int nights(QuatConfig config, List<LocalDate> days, Admission admission) {
    Preflight.check(config);
    NightWatch watch = new NightWatch(config);
    Progress start = Screen.progress(spec.commandLine().getErr(), conf.json());
    int exitCode = Quat.OK;
    watch.begins(days.get(0));
    try (Sessions session = start.stage("start", () -> Sessions.open(config))) {
      for (LocalDate day : days) {
        boolean first = day.equals(days.get(0));
        // The time to start the session counts for the first night; the others start without it.
        Progress progress =
            first ? start : Screen.progress(spec.commandLine().getErr(), conf.json());
        if (!first) {
          watch.begins(day);
        }
        NightResult result;
        try {
          result =
              new Nightly(session.spark(), config, progress).run(day, Quat.now(spec), admission);
        } catch (UserErrorException e) {
          boolean isLast = day.equals(days.get(days.size() - 1));
          if (e.kind() != UserErrorException.Kind.GATE || isLast) {
            throw e;
          }
          watch.failed(e);
          leftOut(day, e);
          continue;
        }
        watch.ended(result, progress);
        watch.keep(result);
        progress.total();
        show(config, result);
        if (result.leftUndone() != null) {
          exitCode = Quat.LEFT_UNDONE;
          leftUndone(result);
        }
      }
      return exitCode;
    } catch (RuntimeException | Error e) {
      watch.failed(e);
      throw e;
    }
  }

  /**
   * Reports a past day whose night was withheld. Catching up continues, because the days after it
   * are still wanted.
   */
  private void leftOut(LocalDate day, UserErrorException gate) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "quat: the night of %s is left out, the next one follows: %s%n", day, gate.getMessage());
    err.flush();
  }

  private void leftUndone(NightResult result) {
    String what = String.valueOf(result.leftUndone());
    FaultLog.event("left_undone", Map.of("run_id", result.runId(), "cause", what));
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "quat: run %s is published, but what follows failed and is left to the next run: %s%s%n",
        result.runId(), what, FaultLog.where());
    err.flush();
  }

  private void show(QuatConfig config, NightResult result) {
    if (conf.json()) {
      say(JsonAnswer.of(result));
    } else {
      new NightTable(config.rules(), result, ZoneId.of(config.market().zoneId()), shown.language())
          .print(spec.commandLine().getOut());
      spec.commandLine().getOut().flush();
    }
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private List<LocalDate> days(QuatConfig config) {
    if (!catchUp) {
      return List.of(day());
    }
    LocalDate last =
        date != null || demo
            ? day()
            : LocalDate.ofInstant(Quat.now(spec), ZoneId.of(config.market().zoneId())).plusDays(1);
    RunDownload.refresh(config);
    return MissedNights.upTo(
        last,
        CommitPoint.read(config.paths()),
        most == null ? config.watch().catchUpNights() : most);
  }

  private LocalDate day() {
    if (date != null) {
      return date;
    }
    if (demo) {
      return DEMO_DAY;
    }
    throw new UserErrorException(
        UserErrorException.Kind.USAGE,
        "Name the delivery day: quat nightly --date YYYY-MM-DD, or --catch-up");
  }
}
