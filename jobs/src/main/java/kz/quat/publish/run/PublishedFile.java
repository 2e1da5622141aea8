package kz.quat.publish.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.quat.domain.Sha256;

/**
 * A file of a run.
 *
 * @param name its name inside the run's folder
 * @param rows rows of a table; -1 for a file that is none
 */
public record PublishedFile(String name, long rows, long bytes, String sha256) {

  /** A file under its own name, with the rows that were written into it. */
  public static PublishedFile of(Path file, long rows) throws IOException {
    return new PublishedFile(file.getFileName().toString(), rows, Files.size(file), sha256(file));
  }

  /** The file under its path relative to the run's folder. */
  public static PublishedFile of(Path folder, Path file) throws IOException {
    String name = folder.relativize(file).toString().replace('\\', '/');
    return new PublishedFile(name, -1, Files.size(file), sha256(file));
  }

  /** Whether a file is there and has the bytes of this one. */
  public boolean isAt(Path file) throws IOException {
    return Files.isRegularFile(file) && sha256(file).equals(sha256);
  }

  /** SHA-256 of a file, in hex. */
  public static String sha256(Path file) throws IOException {
    return new Sha256().add(file).hex();
  }
}
