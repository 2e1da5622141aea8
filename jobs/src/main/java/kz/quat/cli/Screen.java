package kz.quat.cli;

import java.io.PrintWriter;
import kz.quat.pipeline.Progress;

/** Shows a command's progress: one line per stage on a terminal, nothing elsewhere. */
final class Screen {

  private Screen() {}

  @SuppressWarnings(
      "SystemConsoleNull") // with the supported JDK 17, null means that there is no terminal
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
