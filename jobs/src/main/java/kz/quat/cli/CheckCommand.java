package kz.quat.cli;

import java.util.concurrent.Callable;
import kz.quat.config.QuatConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code quat check config}: what is wrong with the configuration, and where. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Say what is wrong with a file, and where.",
    synopsisSubcommandLabel = "WHAT",
    subcommands = CheckCommand.Config.class)
final class CheckCommand {

  private CheckCommand() {}

  @Command(
      name = "config",
      mixinStandardHelpOptions = true,
      description = "Read conf/ strictly; exit code 2 and one line where it is wrong.")
  static final class Config implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ConfOption conf;

    @Override
    public Integer call() {
      QuatConfig config = conf.read();
      spec.commandLine()
          .getOut()
          .printf("%s is well-formed (sha256 %s)%n", conf.file(), config.sha256().substring(0, 12));
      return Quat.OK;
    }
  }
}
