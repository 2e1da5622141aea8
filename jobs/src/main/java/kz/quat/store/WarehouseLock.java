package kz.quat.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kz.quat.domain.FileFaults;
import kz.quat.domain.PrivateFolder;
import kz.quat.domain.UserErrorException;
import org.jspecify.annotations.Nullable;

/**
 * The warehouse's lock. It is the operating system's, so it ends with its process and never has to
 * be removed by hand. On a cluster the catalog's lease takes its place.
 *
 * <p>POSIX gives a lock to a process, not to a channel: closing <em>any</em> channel on the file
 * releases it. So this process never opens a lock file twice (it remembers what it holds), and the
 * holder's name is kept in a separate file, which anybody may read.
 */
final class WarehouseLock implements AutoCloseable {

  private static final String FILE = ".lock";
  private static final String HOLDER_FILE = ".lock-holder";
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private WarehouseLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Acquires the lock.
   *
   * @throws UserErrorException (locked) naming the process that holds it, (input) if the folder
   *     cannot be written
   */
  static WarehouseLock take(Path warehouse) {
    try {
      PrivateFolder.ensure(warehouse);
      Path folder = warehouse.toRealPath();
      if (!HELD_HERE.add(folder)) {
        throw locked(folder);
      }
      @Nullable WarehouseLock lock = null;
      try {
        lock = lock(folder);
      } finally {
        if (lock == null) {
          HELD_HERE.remove(folder);
        }
      }
      return lock;
    } catch (IOException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "The warehouse %s cannot be locked: %s".formatted(warehouse, FileFaults.reason(e)),
          e);
    }
  }

  private static WarehouseLock lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw locked(folder);
      }
      Files.writeString(folder.resolve(HOLDER_FILE), thisProcess());
      return new WarehouseLock(folder, channel);
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  private static UserErrorException locked(Path folder) {
    return new UserErrorException(
        UserErrorException.Kind.LOCKED,
        "The warehouse %s is held by %s; wait for it to end".formatted(folder, holder(folder)));
  }

  /** The holder's name as one line whatever the file contains, since another process wrote it. */
  private static String holder(Path folder) {
    try {
      String text = Files.readString(folder.resolve(HOLDER_FILE)).replaceAll("\\p{Cntrl}", " ");
      String line = text.substring(0, Math.min(text.length(), 200)).strip();
      return line.isEmpty() ? "another run" : line;
    } catch (IOException e) {
      return "another run";
    }
  }

  /** A name of this process for people. */
  static String thisProcess() {
    String process = "process " + ProcessHandle.current().pid();
    try {
      return process + " on " + InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return process;
    }
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(folder.resolve(HOLDER_FILE));
    } catch (IOException e) {
      throw new IllegalStateException("The warehouse's lock cannot be released", e);
    } finally {
      HELD_HERE.remove(folder);
    }
  }
}
