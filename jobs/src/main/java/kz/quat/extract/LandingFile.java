package kz.quat.extract;

import java.time.Instant;
import kz.quat.schema.RawTables.Source;

/**
 * A file that a source dropped.
 *
 * @param path under the landing folder, with {@code /} between its parts, as it arrived
 * @param bytes its size when it was listed
 * @param receivedAt its arrival: the {@code received=} folder's time, never the file's own
 */
public record LandingFile(Source source, String path, long bytes, Instant receivedAt) {

  public LandingFile {
    if (!path.startsWith(source.folder() + "/")) {
      throw new IllegalArgumentException(
          "Invalid path of a landing file: " + path + " (must lie in " + source.folder() + "/)");
    }
  }
}
