package kz.quat.extract;

import java.io.IOException;
import java.nio.file.Path;

/** Makes sure that nothing outside the landing folder is opened, whatever a name or a link says. */
final class ConfinedFile {

  private ConfinedFile() {}

  /** The real file of a path below the landing folder; refuses one that lies outside. */
  static Path resolve(Path landing, String path) throws IOException {
    Path root = landing.toRealPath();
    Path real = root.resolve(path).toRealPath();
    if (!real.startsWith(root)) {
      throw new IOException(path + " leads out of the landing folder");
    }
    return real;
  }
}
