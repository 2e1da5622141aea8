package kz.quat.cli;

import picocli.CommandLine.Command;

/** {@code quat backtest}: scores methods against what happened. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = "Score a method on what happened.",
    synopsisSubcommandLabel = "WHAT",
    subcommands = {BacktestForecastCommand.class, BacktestQuotaCommand.class})
final class BacktestCommand {

  private BacktestCommand() {}
}
