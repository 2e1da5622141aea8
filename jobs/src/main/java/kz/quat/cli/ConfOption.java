package kz.quat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.domain.PrivateFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of every command that uses a configuration. */
final class ConfOption {

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Configuration; default: conf/quat.yaml of this installation.")
  private @Nullable Path conf;

  @Option(names = "--json", description = "Answer as JSON, for machines.")
  private boolean json;

  boolean json() {
    return json;
  }

  /**
   * Prints the answer of a command.
   *
   * @param answer printed as JSON if that was asked for
   * @param text one line or more, printed otherwise
   */
  void print(CommandSpec command, Object answer, String text) {
    PrintWriter out = command.commandLine().getOut();
    out.println(json ? JsonAnswer.of(answer) : text);
    out.flush();
  }

  /** Whether a configuration was named on the command line. */
  boolean isNamed() {
    return conf != null;
  }

  /** The configuration, read and checked. */
  QuatConfig read() {
    QuatConfig config = ConfigReader.read(file());
    FaultLog.use(logFile(config), config.watch().logFormat());
    return config;
  }

  /** The configuration with the demo's folders: the rules are the same. */
  QuatConfig readForDemo() {
    QuatConfig config = ConfigReader.read(file());
    Path work = config.root().resolve("work/demo");
    QuatConfig demo =
        config.withPaths(
            new QuatConfig.Paths(
                config.root().resolve("data/demo"),
                work.resolve("warehouse"),
                work.resolve("published"),
                work.resolve("restricted"),
                work.resolve("logs")));
    FaultLog.use(logFile(demo), demo.watch().logFormat());
    return demo;
  }

  /**
   * The file of the log. Logs may name sites, so the folder is created for owner and group only,
   * before anything is logged.
   */
  static Path logFile(QuatConfig config) {
    try {
      PrivateFolder.ensure(config.paths().logs());
    } catch (IOException e) {
      // There is no log then. The command will fail at its own files and name the folder or
      // disk.
    }
    return config.paths().logs().resolve("quat.log");
  }

  Path file() {
    return conf != null ? conf : home().resolve("conf/quat.yaml");
  }

  /** The folder of this installation. */
  static Path home() {
    return Path.of(System.getProperty("quat.home", "")).toAbsolutePath();
  }
}
