package kz.quat.extract;

import java.time.Instant;
import kz.quat.schema.RawTables.Source;
import org.jspecify.annotations.Nullable;

/**
 * A file that a source dropped.
 *
 * @param path under the landing folder, with {@code /} between its parts, as it arrived
 * @param bytes its size when it was listed
 * @param receivedAt its arrival: the {@code received=} folder's time, never the file's own
 * @param isDated whether it lies in a {@code received=} folder; else its arrival is when a run
 *     first sees it
 * @param modifiedAt the file's own time, whole microseconds: a hint that it may have changed, and
 *     nothing else; null where nobody knows
 */
public record LandingFile(
    Source source,
    String path,
    long bytes,
    Instant receivedAt,
    boolean isDated,
    @Nullable Instant modifiedAt) {

  public LandingFile {
    if (!path.startsWith(source.folder() + "/")) {
      throw new IllegalArgumentException(
          "Invalid path of a landing file: " + path + " (must lie in " + source.folder() + "/)");
    }
  }

  /** The same file, with another arrival. */
  LandingFile arrivedAt(Instant arrival) {
    return new LandingFile(source, path, bytes, arrival, isDated, modifiedAt);
  }
}
