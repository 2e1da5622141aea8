package kz.quat.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import kz.quat.config.QuatConfig;
import kz.quat.domain.AtomicFile;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * The folders of runs in the file store that all machines share: {@code LOCATION/published} and
 * {@code LOCATION/restricted}, laid out as on the local disk. A run is uploaded completely before
 * it is committed. Afterwards files may be added to it, but none is changed.
 */
final class RunFiles {

  private static final String RUNS = "runs";

  /** The files of a run's published folder from which the list of kept runs is derived. */
  private static final Set<String> MANIFESTS = Set.of("manifest.json", "snapshots.json");

  private final Map<String, Path> folders = new LinkedHashMap<>();
  private final String location;
  private final FileIO io;

  RunFiles(QuatConfig.Paths paths, String location, FileIO io) {
    this.location = location;
    this.io = io;
    folders.put("published", paths.published());
    folders.put("restricted", paths.restricted());
  }

  /** Uploads the files of a run's folders that the store does not hold yet. */
  void put(String runId) {
    folders.forEach(
        (audience, base) -> {
          String run = location + "/" + audience + "/" + RUNS + "/" + runId;
          upload(base.resolve(RUNS).resolve(runId), run, sizes(run + "/"));
        });
  }

  /**
   * Uploads files that were added since, and the files next to the runs (their index, and the
   * commit point as a copy for readers). Deletes runs that are not kept.
   */
  void keep(Set<String> kept) {
    folders.forEach(
        (audience, base) -> {
          String prefix = location + "/" + audience + "/";
          Map<String, Long> there = sizes(prefix);
          for (String runId : kept) {
            String run = RUNS + "/" + runId;
            upload(base.resolve(run), prefix + run, within(there, run + "/"));
          }
          for (Path file : files(base, 1)) {
            if (!Files.isSymbolicLink(file)) {
              put(file, prefix + encoded(io, file.getFileName().toString()));
            }
          }
          List<String> gone = new ArrayList<>();
          for (String name : there.keySet()) {
            String[] parts = name.split("/", 3);
            if (parts.length == 3 && parts[0].equals(RUNS) && !kept.contains(parts[1])) {
              gone.add(prefix + encoded(io, name));
            }
          }
          gone.forEach(io::deleteFile);
        });
  }

  /** Downloads the manifests of all runs, so that the chain of kept runs can be followed. */
  void bringManifests() {
    String prefix = location + "/published/" + RUNS + "/";
    Path base = Objects.requireNonNull(folders.get("published")).resolve(RUNS);
    sizes(prefix)
        .forEach(
            (name, bytes) -> {
              String[] parts = name.split("/", -1);
              if (parts.length == 2 && MANIFESTS.contains(parts[1])) {
                download(prefix + encoded(io, name), inside(base, name), bytes);
              }
            });
  }

  /** Downloads all files of a run. */
  void bring(String runId) {
    folders.forEach(
        (audience, base) -> {
          String run = RUNS + "/" + runId + "/";
          String prefix = location + "/" + audience + "/" + run;
          Path folder = base.resolve(RUNS).resolve(runId);
          sizes(prefix)
              .forEach(
                  (name, size) -> download(prefix + encoded(io, name), inside(folder, name), size));
        });
  }

  /** Resolves a name from the store. Refuses one that would lead out of the run's folder. */
  private static Path inside(Path folder, String name) {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder)) {
      throw new IllegalStateException("A file of a run leads out of its folder: " + name);
    }
    return file;
  }

  private Map<String, Long> sizes(String prefix) {
    if (!(io instanceof SupportsPrefixOperations listing)) {
      throw new IllegalStateException(
          io.getClass().getName() + " cannot list files, which warehouse.runs needs");
    }
    Map<String, Long> sizes = new HashMap<>();
    for (FileInfo file : listing.listPrefix(prefix)) {
      int name = file.location().indexOf(prefix) + prefix.length();
      sizes.put(decoded(io, file.location().substring(name)), file.size());
    }
    return sizes;
  }

  /** A name as part of a location: locations of local files are URIs, all others plain keys. */
  static String encoded(FileIO io, String name) {
    if (!(io instanceof LocalFileIO)) {
      return name;
    }
    try {
      return new URI(null, null, "/" + name, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("Not a file's name: " + name, e);
    }
  }

  /** The name that was {@link #encoded}; a part that was never encoded is returned unchanged. */
  static String decoded(FileIO io, String part) {
    if (!(io instanceof LocalFileIO)) {
      return part;
    }
    try {
      return new URI("/" + part).getPath().substring(1);
    } catch (URISyntaxException e) {
      return part;
    }
  }

  private static Map<String, Long> within(Map<String, Long> all, String folder) {
    Map<String, Long> within = new HashMap<>();
    all.forEach(
        (name, size) -> {
          if (name.startsWith(folder)) {
            within.put(name.substring(folder.length()), size);
          }
        });
    return within;
  }

  private void upload(Path folder, String to, Map<String, Long> there) {
    for (Path file : files(folder, Integer.MAX_VALUE)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      if (!Long.valueOf(size(file)).equals(there.get(name))) {
        put(file, to + "/" + encoded(io, name));
      }
    }
  }

  private static List<Path> files(Path folder, int depth) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder, depth)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private void put(Path file, String to) {
    try (OutputStream out = io.newOutputFile(to).createOrOverwrite()) {
      Files.copy(file, out);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + to, e);
    }
  }

  /** Downloads under a temporary name and renames the file when it is complete. */
  private void download(String from, Path to, long bytes) {
    try {
      if (Files.isRegularFile(to) && Files.size(to) == bytes) {
        return;
      }
      Files.createDirectories(to.toAbsolutePath().getParent());
      Path part = to.resolveSibling("." + to.getFileName() + ".part");
      try (InputStream in = io.newInputFile(from).newStream()) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      AtomicFile.move(part, to);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot bring " + from, e);
    }
  }
}
