package kz.quat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.quat.config.QuatConfig;
import kz.quat.domain.AtomicFile;
import kz.quat.domain.UserErrorException;

/**
 * A file in the warehouse which records that runs were published from it. It is a copy of the
 * commit point. Without it, a warehouse whose published/latest.json was lost would look like one
 * before its first run; with it the commit point can be restored by hand.
 */
final class PublishedMark {

  private static final String FILE = ".published";

  private PublishedMark() {}

  /** Sets the mark to the commit point that was just published. */
  static void set(QuatConfig config, String latest) {
    Path mark = config.paths().warehouse().resolve(FILE);
    try {
      if (!Files.exists(mark) || !Files.readString(mark).equals(latest)) {
        AtomicFile.replace(mark, latest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + mark, e);
    }
  }

  /**
   * Refuses to treat a warehouse with published runs as a new one.
   *
   * @throws UserErrorException (input) saying what is missing and what to do
   */
  static void refuseLost(QuatConfig config) {
    Path mark = config.paths().warehouse().resolve(FILE);
    if (Files.exists(mark)) {
      Path latest = config.paths().published().resolve(LocalRunStore.LATEST);
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "%s is missing, but runs were published from the warehouse %s; restore it from a backup%s, or move the warehouse away to begin anew"
              .formatted(latest, config.paths().warehouse(), copy(mark, latest)));
    }
  }

  /**
   * How to restore the commit point from the copy; empty if an older version of Quat wrote the
   * mark, which holds no copy.
   */
  private static String copy(Path mark, Path latest) {
    try {
      return Files.readString(mark, StandardCharsets.UTF_8).startsWith("{")
          ? " or from the copy in the warehouse (cp %s %s)".formatted(mark, latest)
          : "";
    } catch (IOException e) {
      return "";
    }
  }
}
