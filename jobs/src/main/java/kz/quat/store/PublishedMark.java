package kz.quat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;

/**
 * A file in the warehouse that says: runs were published from here. Without it a lost
 * published/latest.json would look like a warehouse before its first run, and recovery would drop
 * every table, the raw ones too, from which all else is rebuilt.
 */
final class PublishedMark {

  private static final String FILE = ".published";

  private PublishedMark() {}

  /** Sets the mark. */
  static void set(QuatConfig config) {
    Path mark = config.paths().warehouse().resolve(FILE);
    try {
      if (!Files.exists(mark)) {
        Files.writeString(mark, "Runs were published from this warehouse.\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + mark, e);
    }
  }

  /**
   * Refuses to take a warehouse of published runs for a new one.
   *
   * @throws UserErrorException (input) saying what is missing and what to do
   */
  static void refuseLost(QuatConfig config) {
    if (Files.exists(config.paths().warehouse().resolve(FILE))) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "%s is missing, but runs were published from the warehouse %s; restore it from a backup, or move the warehouse away to begin anew"
              .formatted(
                  config.paths().published().resolve("latest.json"), config.paths().warehouse()));
    }
  }
}
