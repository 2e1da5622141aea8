package kz.quat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.quat.domain.FileFaults;
import kz.quat.domain.PrivateFolder;
import kz.quat.domain.UserErrorException;

/**
 * This process's folder for temporary data that Spark spills to disk. Folders left behind by
 * processes that crashed are deleted by the next process.
 */
final class ScratchFolder {

  private static final String NAME = ".scratch";

  private ScratchFolder() {}

  /**
   * Creates the folder, readable by owner and group only. Empty if the warehouse cannot be written,
   * as it may be for a command that changes nothing.
   *
   * @throws UserErrorException (input) if it cannot be created although the warehouse can be
   *     written
   */
  static Optional<Path> in(Path warehouse) {
    Path all = warehouse.resolve(NAME);
    try {
      if (Files.exists(warehouse) && !Files.isWritable(warehouse)) {
        return Optional.empty();
      }
      PrivateFolder.ensure(warehouse);
      PrivateFolder.ensure(all);
      clearDead(all);
      Path own = all.resolve(Long.toString(ProcessHandle.current().pid()));
      PrivateFolder.ensure(own);
      return Optional.of(own);
    } catch (IOException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "The folder %s for what is spilled while a night runs cannot be used: %s; make it writable or free some disk"
              .formatted(all, FileFaults.reason(e)),
          e);
    }
  }

  private static void clearDead(Path all) throws IOException {
    List<Path> folders;
    try (Stream<Path> entries = Files.list(all)) {
      folders = entries.toList();
    }
    for (Path folder : folders) {
      String name = folder.getFileName().toString();
      if (name.matches("[0-9]{1,18}") && !isRunning(Long.parseLong(name))) {
        delete(folder);
      }
    }
  }

  /**
   * Whether that process is running. A folder with this process's own number is left over from a
   * dead process that had the same number.
   */
  private static boolean isRunning(long process) {
    return process != ProcessHandle.current().pid() && ProcessHandle.of(process).isPresent();
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.deleteIfExists(each);
    }
  }
}
