package kz.quat.cli;

import java.io.PrintWriter;
import kz.quat.pipeline.Progress;

/** What is shown while a command works: a line a stage on a terminal, nothing elsewhere. */
final class Screen {

  private Screen() {}

  @SuppressWarnings(
      "SystemConsoleNull") // JDK 17 is what is supported; there null means no terminal
  static Progress progress(PrintWriter err, boolean quiet) {
    if (quiet || System.console() == null) {
      return new Progress(line -> {});
    }
    return new Progress(
        line -> {
          err.println("  " + line);
          err.flush();
        });
  }
}
