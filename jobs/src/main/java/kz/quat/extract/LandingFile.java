package kz.quat.extract;

import java.time.Instant;
import kz.quat.schema.RawTables.Source;
import org.jspecify.annotations.Nullable;

/**
 * A file that a source delivered.
 *
 * @param path relative to the landing folder, separated by {@code /}
 * @param bytes its size when it was listed
 * @param receivedAt its arrival: the time of the {@code received=} folder, never the file's own
 *     time
 * @param isDated whether it is in a {@code received=} folder; if not, it arrives when a run first
 *     sees it
 * @param modifiedAt the file's own time in whole microseconds, used only as a hint that the file
 *     may have changed; null if unknown
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

  /** The same file with another arrival. */
  LandingFile arrivedAt(Instant arrival) {
    return new LandingFile(source, path, bytes, arrival, isDated, modifiedAt);
  }
}
