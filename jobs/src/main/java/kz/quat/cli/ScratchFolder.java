package kz.quat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.quat.domain.PrivateFolder;
import kz.quat.domain.UserErrorException;

/**
 * This process' folder for what is spilled while it runs. Processes that ended without clearing
 * theirs away (a crash, a power cut) are cleared away after by the next one.
 */
final class ScratchFolder {

  private static final String NAME = ".scratch";

  private ScratchFolder() {}

  /**
   * An own folder, readable for the owner and group alone; empty where the warehouse may only be
   * read, as by a command that changes nothing.
   *
   * @throws UserErrorException (input) where it cannot be made though the warehouse may be written
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
              .formatted(all, e),
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

  /** A folder of this very number is a dead process' whose number came again. */
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
