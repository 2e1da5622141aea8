package kz.quat.publish;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.quat.config.QuatConfig;
import kz.quat.schema.Audience;
import org.jspecify.annotations.Nullable;

/**
 * The folders of runs: {@code published/runs/RUN} and {@code restricted/runs/RUN}, with {@code
 * latest} links beside {@code runs}. Recovery mends the links and deletes what nothing refers to.
 */
public final class RunFolders {

  /** Name of the manifest in a run's published folder. */
  public static final String MANIFEST = "manifest.json";

  /** Name of the file with the warehouse's snapshot ids, beside the manifest. */
  public static final String SNAPSHOTS = "snapshots.json";

  private static final String RUNS = "runs";
  private static final String LATEST = "latest";

  private final QuatConfig.Paths paths;

  public RunFolders(QuatConfig.Paths paths) {
    this.paths = paths;
  }

  /** The folder of a run for an audience. */
  public Path of(Audience audience, String runId) {
    if (!RunId.isOne(runId)) {
      throw new IllegalArgumentException("Invalid run id: " + runId);
    }
    return base(audience).resolve(RUNS).resolve(runId);
  }

  private Path base(Audience audience) {
    return audience == Audience.RESTRICTED ? paths.restricted() : paths.published();
  }

  /** Empty folders for a run that is about to be written. */
  void prepare(String runId) {
    try {
      for (Audience audience : List.of(Audience.PUBLISHED, Audience.RESTRICTED)) {
        Path folder = of(audience, runId);
        delete(folder);
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The run's folders cannot be made", e);
    }
  }

  /** The manifest of a run; empty where its folder is gone. */
  public Optional<Manifest> manifest(String runId) {
    Path file = of(Audience.PUBLISHED, runId).resolve(MANIFEST);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.MAPPER.readValue(file.toFile(), Manifest.class));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** The warehouse's snapshot ids as a run left them, by table; empty where its folder is gone. */
  public SortedMap<String, Long> snapshots(String runId) {
    Path file = of(Audience.PUBLISHED, runId).resolve(SNAPSHOTS);
    if (!Files.exists(file)) {
      return new TreeMap<>();
    }
    try {
      return Json.MAPPER.readValue(file.toFile(), new TypeReference<TreeMap<String, Long>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** The newest runs, from the given one back through their predecessors, at most so many. */
  public List<Manifest> kept(@Nullable String newest, int runsKept) {
    List<Manifest> chain = new ArrayList<>();
    String next = newest;
    while (next != null && chain.size() < runsKept) {
      Optional<Manifest> manifest = manifest(next);
      if (manifest.isEmpty()) {
        break;
      }
      chain.add(manifest.get());
      next = manifest.get().predecessor();
    }
    return chain;
  }

  /** Deletes folders of runs that are not kept, and points the links at the published one. */
  public void recover(Optional<CommitPoint> committed, int runsKept) {
    String latest = committed.map(CommitPoint::runId).orElse(null);
    Set<String> keep = new HashSet<>();
    kept(latest, runsKept).forEach(manifest -> keep.add(manifest.runId()));
    try {
      for (Audience audience : List.of(Audience.PUBLISHED, Audience.RESTRICTED)) {
        Files.createDirectories(base(audience).resolve(RUNS));
        for (Path run : entries(base(audience).resolve(RUNS))) {
          if (!keep.contains(run.getFileName().toString())) {
            delete(run);
          }
        }
        link(base(audience), latest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Old runs cannot be cleared away", e);
    }
  }

  private static void link(Path base, @Nullable String runId) throws IOException {
    Path link = base.resolve(LATEST);
    if (runId == null) {
      Files.deleteIfExists(link);
      return;
    }
    Path target = Path.of(RUNS, runId);
    if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
      return;
    }
    Path next = base.resolve(LATEST + ".next");
    Files.deleteIfExists(next);
    Files.createSymbolicLink(next, target);
    Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static void delete(Path path) throws IOException {
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
