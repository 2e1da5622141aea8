package kz.quat.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that read published runs: those of the configuration or the demo's. */
final class DemoOption {

  @Option(
      names = "--demo",
      description = "Of the demo; without it where the configuration has no run.")
  private boolean demo;

  /**
   * Chooses whose runs, and says it.
   *
   * @param day a delivery day of which there must be a run; null for any
   * @param err gets the line that says it
   */
  Whose whose(ConfOption conf, @Nullable LocalDate day, PrintWriter err) {
    Whose whose = Whose.of(conf, demo, day);
    whose.say(err);
    return whose;
  }
}
