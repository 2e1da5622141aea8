package kz.quat.publish.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.quat.domain.Sha256;

/**
 * A file of a run.
 *
 * @param name its path inside the run's folder
 * @param rows number of rows; -1 for a file that is not a table
 */
public record PublishedFile(String name, long rows, long bytes, String sha256) {

  /**
   * The file under its own name.
   *
   * @param rows number of rows written into it
   */
  public static PublishedFile of(Path file, long rows) throws IOException {
    return new PublishedFile(file.getFileName().toString(), rows, Files.size(file), sha256(file));
  }

  /** The file under its path relative to the run's folder. */
  public static PublishedFile of(Path folder, Path file) throws IOException {
    String name = folder.relativize(file).toString().replace('\\', '/');
    return new PublishedFile(name, -1, Files.size(file), sha256(file));
  }

  /** True if the file exists and has the recorded bytes. */
  public boolean isAt(Path file) throws IOException {
    return Files.isRegularFile(file) && sha256(file).equals(sha256);
  }

  /** SHA-256 of a file as hexadecimal digits. */
  public static String sha256(Path file) throws IOException {
    return new Sha256().add(file).hex();
  }
}
