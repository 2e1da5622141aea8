package kz.quat.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import kz.quat.config.QuatConfig;
import kz.quat.pipeline.Nightly;
import kz.quat.pipeline.Progress;
import kz.quat.pipeline.Stage;
import kz.quat.pipeline.Stages;
import kz.quat.quality.NightChecks;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quat run STAGE}: rehearses the night up to a stage. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Rehearse the night up to and with a stage. Nothing is published; what it wrote is rolled"
            + " back by the next command. publish is the whole night.")
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;
  @Mixin private LanguageOption shown;

  @Parameters(
      paramLabel = "STAGE",
      completionCandidates = Names.class,
      description = "${COMPLETION-CANDIDATES}")
  private String stage;

  @Option(
      names = "--date",
      required = true,
      paramLabel = "D",
      description = "Delivery day, YYYY-MM-DD, in market time.")
  private LocalDate date;

  @Option(names = "--demo", description = "Over the demo.")
  private boolean demo;

  /** Names of the stages, for help and completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stages.names().iterator();
    }
  }

  private Stage last() {
    return Stages.find(stage)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "Invalid STAGE: %s (must be one of %s)"
                        .formatted(stage, String.join(", ", Stages.names()))));
  }

  @Override
  public Integer call() {
    Stage last = last();
    QuatConfig config = demo ? conf.readForDemo() : conf.read();
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = Screen.progress(spec.commandLine().getErr(), conf.json());
    List<NightChecks.Records> records;
    try (Sessions session = progress.stage("start", () -> Sessions.open(config))) {
      records = new Nightly(session.spark(), config, progress).rehearse(date, Quat.now(spec), last);
    }
    if (conf.json()) {
      out.println(JsonAnswer.of(records));
    } else {
      out.printf(
          "Ran up to %s for %s; %s%n",
          last.name(), date, last.name().equals("publish") ? "published" : "nothing was published");
      NightTable.records(out, records, Catalogue.of(Topic.MESSAGES, shown.language()));
    }
    out.flush();
    return Quat.OK;
  }
}
