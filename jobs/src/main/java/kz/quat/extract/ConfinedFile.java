package kz.quat.extract;

import java.io.IOException;
import java.nio.file.Path;

/** Opens nothing outside the landing folder, whatever a name or a link says. */
final class ConfinedFile {

  private ConfinedFile() {}

  /** The real file behind a path under the landing folder; refused if it lies outside. */
  static Path resolve(Path landing, String path) throws IOException {
    Path root = landing.toRealPath();
    Path real = root.resolve(path).toRealPath();
    if (!real.startsWith(root)) {
      throw new IOException(path + " leads out of the landing folder");
    }
    return real;
  }
}
