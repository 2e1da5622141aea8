package kz.quat.publish.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Operations on folders of files: forcing them to disk before a commit may name them, listing,
 * deleting.
 */
public final class Disk {

  private Disk() {}

  /** Forces every file under a folder to disk, then the folders that list them. */
  public static void forceTree(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> paths = Files.walk(folder)) {
      all = paths.toList();
    }
    for (Path path : all) {
      if (Files.isRegularFile(path)) {
        force(path);
      }
    }
    for (Path path : all) {
      if (Files.isDirectory(path)) {
        forceFolder(path);
      }
    }
  }

  /** Forces a folder's entries to disk; does nothing where the file system does not support it. */
  public static void forceFolder(Path folder) {
    try {
      force(folder);
    } catch (IOException e) {
      // Windows cannot open a folder, and does not need its entries forced.
    }
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  public static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  /** Deletes a file or a folder with everything in it; links are deleted, not followed. */
  public static void deleteTree(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.delete(each);
    }
  }
}
