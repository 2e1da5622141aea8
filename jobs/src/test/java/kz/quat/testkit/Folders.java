package kz.quat.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.quat.publish.run.PublishedFile;

/** Whole folders: copies, what they hold, and their removal. */
public final class Folders {

  private Folders() {}

  /** Copies a folder with its links, which are not followed. */
  public static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.toAbsolutePath().getParent());
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  /** Deletes a folder and everything in it. */
  public static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * The hash of every file of a workplace's runs, by name, except those that differ from run to
   * run: snapshot ids and seconds.
   */
  public static Map<String, String> runs(Workplace place) throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    for (String audience : new String[] {"work/published/runs", "work/restricted/runs"}) {
      Path root = place.at(audience);
      try (Stream<Path> all = Files.walk(root)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          String name = String.valueOf(file.getFileName());
          if (!name.startsWith("run_report") && !name.equals("snapshots.json")) {
            bytes.put(audience + "/" + root.relativize(file), PublishedFile.sha256(file));
          }
        }
      }
    }
    return bytes;
  }
}
