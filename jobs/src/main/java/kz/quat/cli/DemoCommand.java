package kz.quat.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kz.quat.demo.DemoLanding;
import kz.quat.demo.DemoSummary;
import kz.quat.domain.UserErrorException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quat demo}: writes a landing folder as real sources would deliver it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Write a demo landing folder, derived from public data; what is synthetic says so.")
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write; it must not exist yet or be empty.")
  private Path out;

  @Override
  public Integer call() {
    DemoSummary summary = write(out);
    spec.commandLine()
        .getOut()
        .printf("%d files, %.1f MB in %s%n", summary.files(), summary.bytes() / 1e6, out);
    return Quat.OK;
  }

  /** Writes the demo; the folder appears complete or not at all. */
  static DemoSummary write(Path out) {
    try {
      return DemoLanding.write(out, ConfOption.home().resolve("data/reference"));
    } catch (FileAlreadyExistsException e) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          out + " is not empty; name another folder with --out, or delete it first",
          e);
    } catch (IOException e) {
      throw WriteErrors.of(out, e);
    }
  }
}
