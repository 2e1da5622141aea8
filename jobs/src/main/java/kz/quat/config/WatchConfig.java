package kz.quat.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Settings for monitoring a night from outside.
 *
 * @param logFormat format of the log's lines: human or json
 * @param catchUpNights the largest number of missed nights that a catch-up runs without being told
 *     to
 * @param lineageTo where OpenLineage events go: an http(s) address, or a file under paths.logs to
 *     which each event is appended as one line; if empty, no events are written
 * @param lineageNamespace namespace of the job and of the data sets in those events
 */
public record WatchConfig(
    String logFormat, int catchUpNights, String lineageTo, String lineageNamespace) {

  public WatchConfig {
    if (!List.of("human", "json").contains(logFormat)) {
      throw new IllegalArgumentException(
          "watch.log_format is " + logFormat + " (must be human or json)");
    }
    Check.range("watch.catch_up_nights", catchUpNights, 1, 400);
    checkLineage(lineageTo);
    if (lineageNamespace.isBlank()) {
      throw new IllegalArgumentException("watch.lineage_namespace must not be empty");
    }
  }

  private static void checkLineage(String to) {
    if (to.matches("https?:.*")) {
      if (URI.create(to).getHost() == null) {
        throw new IllegalArgumentException("watch.lineage_to is " + to + " (names no host)");
      }
      return;
    }
    Path file = Path.of(to);
    if (to.contains("://") || file.isAbsolute() || file.normalize().startsWith("..")) {
      throw new IllegalArgumentException(
          "watch.lineage_to is "
              + to
              + " (must be an http(s) address, or a file's name inside paths.logs)");
    }
  }
}
