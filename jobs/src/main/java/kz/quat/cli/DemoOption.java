package kz.quat.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The option of commands that read published runs: the runs of the configuration or of the demo.
 */
final class DemoOption {

  @Option(
      names = "--demo",
      description = "Of the demo; without it where the configuration has no run.")
  private boolean demo;

  /**
   * Chooses whose runs are read, and tells the user.
   *
   * @param day a delivery day for which a run must exist; null for any
   * @param err receives the line that tells it
   */
  RunChoice chooseRun(ConfOption conf, @Nullable LocalDate day, PrintWriter err) {
    RunChoice choice = RunChoice.of(conf, demo, day);
    choice.say(err);
    return choice;
  }
}
