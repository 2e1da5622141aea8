package kz.quat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kz.quat.domain.Language;
import kz.quat.submission.Template;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quat template}: writes the official form of a report. Does not start Spark. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    description = "Write the form of a report (XLSX) with instructions and drop-down lists.")
final class TemplateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--lang", required = true, paramLabel = "L", description = "kk, ru or en.")
  private Language language;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
  private Path out;

  @Override
  public Integer call() {
    try {
      Files.write(out, Template.bytes(language));
    } catch (IOException e) {
      throw Unwritable.of(out, e);
    }
    spec.commandLine().getOut().println("Written to " + out);
    return Quat.OK;
  }
}
