package kz.quat.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import kz.quat.domain.Language;
import kz.quat.publish.export.Export;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quat export}: writes the bundle that is sent out. Does not start Spark. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Write a published day's quotas for people: Parquet, XLSX, CSV, the annex in Kazakh and"
            + " Russian as PDF, SHA256SUMS. The status is a recommendation; signing is the"
            + " official's own act.")
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;
  @Mixin private DemoOption demo;

  @Option(
      names = "--date",
      paramLabel = "D",
      description = "Delivery day, YYYY-MM-DD; its newest kept run is taken. Default: the newest.")
  private @Nullable LocalDate date;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to write; default: exports/RUN in the restricted folder.")
  private @Nullable Path out;

  @Option(
      names = "--lang",
      paramLabel = "L",
      description = "Language of the workbook: kk, ru or en; default: ${DEFAULT-VALUE}.",
      defaultValue = "ru")
  private Language language;

  @Override
  public Integer call() {
    RunChoice choice = demo.chooseRun(conf, date, spec.commandLine().getErr());
    LocalDate day = choice.dayOr(date);
    RunDownload.download(choice.config(), run -> run.deliveryDate().equals(day));
    Export.Written written =
        WriteErrors.reported(
            out == null ? choice.config().paths().restricted() : out,
            () -> new Export(choice.config()).write(day, out, language));
    conf.print(
        spec,
        written,
        "Run %s: %s%nWritten to %s"
            .formatted(written.runId(), String.join(", ", written.files()), written.folder()));
    return Quat.OK;
  }
}
