package kz.quat.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import kz.quat.domain.UserErrorException;
import org.jspecify.annotations.Nullable;

/**
 * The warehouse's lock: the operating system's, so it dies with its process and never has to be
 * cleaned up by hand. On a cluster the catalog's own lock takes its place.
 */
final class WarehouseLock implements AutoCloseable {

  private final FileChannel channel;

  private WarehouseLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws UserErrorException (locked) naming the process that holds it
   */
  static WarehouseLock take(Path warehouse) {
    Path file = warehouse.resolve(".lock");
    try {
      Files.createDirectories(warehouse);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String holder = Files.readString(file).strip();
        channel.close();
        throw new UserErrorException(
            UserErrorException.Kind.LOCKED,
            "The warehouse %s is held by %s; wait for it to end"
                .formatted(warehouse, holder.isEmpty() ? "another run" : holder));
      }
      channel.truncate(0);
      String holder = "process " + ProcessHandle.current().pid();
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
      channel.force(false);
      return new WarehouseLock(channel);
    } catch (IOException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT, "The warehouse cannot be locked: " + e, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("The warehouse's lock cannot be released", e);
    }
  }
}
