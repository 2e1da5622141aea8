package kz.quat.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import kz.quat.domain.UserErrorException;
import kz.quat.store.StorageFaults;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The command line: {@code quat --help}. */
@Command(
    name = "quat",
    description = "Nightly grid strain and power quotas for digital mining.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      NightlyCommand.class,
      RunCommand.class,
      ReplayCommand.class,
      WhatIfCommand.class,
      ReissueCommand.class,
      OrdersCommand.class,
      ExplainCommand.class,
      AsOfCommand.class,
      HeadroomCommand.class,
      BacktestCommand.class,
      ExportCommand.class,
      BookCommand.class,
      DashboardCommand.class,
      StatusCommand.class,
      TidyCommand.class,
      CheckCommand.class,
      TemplateCommand.class,
      DemoCommand.class,
      DictionaryCommand.class,
      LeadsCommand.class,
      CompletionCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ok",
      "1:a fault of Quat's own, nothing was published; its log has the details",
      "2:the command line or the configuration is wrong",
      "3:an input is missing, unreadable or refused",
      "4:a quality gate failed; nothing was published",
      "5:another run holds the lock",
      "6:published, but what follows it failed (links, old runs): the next run does it again"
    })
public final class Quat {

  static final int OK = 0;
  static final int OUR_FAULT = 1;
  static final int USAGE = 2;

  /**
   * Exit code: the run is published, but links, old runs or pages were left for the next run to
   * tidy.
   */
  static final int LEFT_UNDONE = 6;

  private final InstantSource clock;

  private Quat(InstantSource clock) {
    this.clock = clock;
  }

  /** The present moment for the command that a specification belongs to. */
  static Instant now(CommandSpec spec) {
    return ((Quat) spec.root().userObject()).clock.instant();
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /**
   * Runs one command and returns its exit code. Quat writes to the screen only through the given
   * writers.
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return run(InstantSource.system(), out, err, args);
  }

  /**
   * Runs one command as at another time. Nights take the arrival of files outside {@code received=}
   * folders, and the last night to catch up, from the clock.
   */
  public static int run(InstantSource clock, PrintWriter out, PrintWriter err, String... args) {
    CommandLine quat = new CommandLine(new Quat(clock)).setOut(out).setErr(err);
    if (args.length == 0) {
      quat.usage(err);
      return USAGE;
    }
    return quat.registerConverter(LocalDate.class, UsageErrors::day)
        .setParameterExceptionHandler(UsageErrors::print)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExitCodeExceptionMapper(Quat::exitCode)
        .setExecutionExceptionHandler((e, command, parsed) -> report(e, command))
        .execute(args);
  }

  static int exitCode(Throwable e) {
    if (e instanceof CommandLine.ParameterException) {
      return USAGE;
    }
    return e instanceof UserErrorException user
        ? user.kind().exitCode()
        : StorageFaults.meaning(e).map(user -> user.kind().exitCode()).orElse(OUR_FAULT);
  }

  private static int report(Exception e, CommandLine command) {
    Optional<UserErrorException> storage = StorageFaults.meaning(e);
    if (storage.isPresent()) {
      FaultLog.write(e);
      command.getErr().println("quat: " + storage.get().getMessage() + FaultLog.where());
    } else if (e instanceof UserErrorException) {
      command.getErr().println("quat: " + e.getMessage());
    } else {
      FaultLog.write(e);
      command.getErr().println("quat: internal fault: " + e + FaultLog.where());
    }
    command.getErr().flush();
    return exitCode(e);
  }
}
