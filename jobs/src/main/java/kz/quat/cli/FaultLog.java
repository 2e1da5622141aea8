package kz.quat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.message.StringMapMessage;

/**
 * Quat's own lines in the log: what a night did, and the stack trace of a fault, which never goes
 * to the screen. One writer holds the file, so that its rotation loses nothing.
 */
final class FaultLog {

  private static final String FILE = "quat.log";
  private static final String FORMAT = "quat.log.format";
  private static final String CONSOLE = "quat.log.console";

  private static String configuredFor = "";

  private FaultLog() {}

  /**
   * Sets the log of this process, before anything logs.
   *
   * @param format human or json
   */
  static void use(Path file, String format) {
    System.setProperty(FILE, file.toString());
    System.setProperty(FORMAT, format);
    System.clearProperty(CONSOLE);
  }

  /** Lines from the level of information go to standard error too. */
  static void alsoToStandardError() {
    System.setProperty(CONSOLE, "INFO");
  }

  /** Notes an event of a night by its fields. */
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

  /** The file that is written now. */
  static Path file() {
    String file = System.getProperty(FILE, "work/logs/quat.log");
    return Path.of(System.getProperty(FORMAT, "human").equals("json") ? file + ".jsonl" : file);
  }

  /** Tells the logging system where another command of this process logs. */
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
