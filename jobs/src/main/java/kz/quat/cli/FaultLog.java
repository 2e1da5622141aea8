package kz.quat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.message.StringMapMessage;

/**
 * Quat's own lines in the log: events of a night, and stack traces, which are never shown on the
 * screen. A single writer holds the file, so that its rotation loses nothing.
 */
final class FaultLog {

  private static final String FILE = "quat.log";
  private static final String FORMAT = "quat.log.format";
  private static final String CONSOLE = "quat.log.console";

  private static String configuredFor = "";

  private FaultLog() {}

  /**
   * Sets the log of this process; must be called before anything is logged.
   *
   * @param format human or json
   */
  static void use(Path file, String format) {
    System.setProperty(FILE, file.toString());
    System.setProperty(FORMAT, format);
    System.clearProperty(CONSOLE);
  }

  /** Lines of level info and above are written to standard error as well. */
  static void alsoToStandardError() {
    System.setProperty(CONSOLE, "INFO");
  }

  /** Logs an event of a night with its fields. */
  static void event(String name, Map<String, String> fields) {
    StringMapMessage message = new StringMapMessage(fields);
    message.put("event", name);
    logger().info(message);
  }

  static void write(Throwable fault) {
    logger().error("Internal fault", fault);
  }

  static String where() {
    return Files.exists(file()) ? "; details in " + file() : "";
  }

  /** The current log file. */
  static Path file() {
    String file = System.getProperty(FILE, "work/logs/quat.log");
    return Path.of(System.getProperty(FORMAT, "human").equals("json") ? file + ".jsonl" : file);
  }

  /**
   * The logger; also points the logging system to the file if another command of this process used
   * another.
   */
  private static synchronized Logger logger() {
    String wanted = file() + " " + System.getProperty(CONSOLE, "");
    if (!wanted.equals(configuredFor)) {
      configuredFor = wanted;
      if (LogManager.getContext(false) instanceof LoggerContext context) {
        context.reconfigure();
      }
    }
    return LogManager.getLogger("kz.quat.night");
  }
}
