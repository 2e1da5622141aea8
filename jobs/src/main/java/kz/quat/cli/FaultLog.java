package kz.quat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where a fault of Quat's own leaves its stack trace: the log, never the screen. */
final class FaultLog {

  private static final String LOG_PROPERTY = "quat.log";

  private FaultLog() {}

  /** Sets the log file of this process, before anything logs. */
  static void use(Path file) {
    System.setProperty(LOG_PROPERTY, file.toString());
  }

  static void write(Throwable fault) {
    Path file = file();
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(
          file,
          text.toString(),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      fault.addSuppressed(e);
    }
  }

  static String where() {
    return Files.exists(file()) ? "; details in " + file() : "";
  }

  private static Path file() {
    return Path.of(System.getProperty(LOG_PROPERTY, "work/logs/quat.log"));
  }
}
