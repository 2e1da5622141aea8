package kz.quat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;

/** Checks before a night begins what would otherwise end it after a minute. */
final class Preflight {

  /** A night with 10,000 points writes about a tenth of this. */
  private static final long LEAST_BYTES = 256L << 20;

  private Preflight() {}

  /**
   * Refuses folders that cannot be written and disks that are almost full.
   *
   * @throws UserErrorException (input) naming the folder and what to do
   */
  static void check(QuatConfig config) {
    QuatConfig.Paths paths = config.paths();
    for (Path folder : List.of(paths.warehouse(), paths.published(), paths.restricted())) {
      Path there = nearest(folder);
      if (!Files.isWritable(there)) {
        throw refused("%s may not be written by this user; give its rights back", there);
      }
      try {
        if (Files.getFileStore(there).getUsableSpace() < LEAST_BYTES) {
          throw refused("The disk of %s is full; free at least 256 MB and run it again", there);
        }
      } catch (IOException e) {
        // Some file systems do not tell how much space is left.
      }
    }
  }

  private static Path nearest(Path folder) {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  private static UserErrorException refused(String what, Path folder) {
    return new UserErrorException(
        UserErrorException.Kind.INPUT, what.formatted(folder) + "; nothing was begun");
  }
}
