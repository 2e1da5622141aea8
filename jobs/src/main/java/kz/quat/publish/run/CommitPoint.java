package kz.quat.publish.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.text.Json;

/**
 * The one commit point: {@code published/latest.json}. Before its atomic replacement nothing of a
 * run is to be seen; after it everything is.
 *
 * @param runId the run that is published
 * @param runSeq its number
 * @param manifestSha256 hash of its manifest
 * @param snapshots snapshot id of every table of the warehouse
 */
public record CommitPoint(
    String runId,
    LocalDate deliveryDate,
    long runSeq,
    String manifestSha256,
    Map<String, Long> snapshots) {

  private static final String FILE = "latest.json";

  public CommitPoint {
    snapshots = new TreeMap<>(snapshots);
    if (!RunId.isOne(runId)) {
      throw new IllegalArgumentException("Invalid run id: " + runId);
    }
  }

  /** The commit point; empty before the first run. */
  public static Optional<CommitPoint> read(QuatConfig.Paths paths) {
    Path file = paths.published().resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(file, CommitPoint.class));
    } catch (IOException | IllegalArgumentException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          file
              + " cannot be read; restore it from the newest run's folder or a backup: "
              + e.getMessage(),
          e);
    }
  }

  /** Publishes: forces the file to disk, then replaces the old one in one step. */
  public void commit(QuatConfig.Paths paths) {
    Path file = paths.published().resolve(FILE);
    Path next = paths.published().resolve(FILE + ".next");
    try {
      try (FileChannel channel =
          FileChannel.open(
              next,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer bytes = ByteBuffer.wrap(Json.bytes(this));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Disk.forceFolder(paths.published());
    } catch (IOException e) {
      throw new UncheckedIOException("The run cannot be committed", e);
    }
  }
}
