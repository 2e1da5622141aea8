package kz.quat.publish.run;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.config.QuatConfig;
import kz.quat.domain.AtomicFile;
import kz.quat.domain.FileFaults;
import kz.quat.domain.PrivateFolder;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.text.Json;
import kz.quat.schema.Audience;
import org.jspecify.annotations.Nullable;

/**
 * The folders of runs: {@code published/runs/RUN} and {@code restricted/runs/RUN}, with a link
 * {@code latest} next to each {@code runs}. Recovery repairs the links and deletes folders that
 * nothing refers to.
 */
public final class RunFolders {

  /** Name of the manifest in a run's published folder. */
  public static final String MANIFEST = "manifest.json";

  /** Name of the file with the warehouse's snapshot ids, in the folder of the manifest. */
  public static final String SNAPSHOTS = "snapshots.json";

  /** Name of the folder with the case inside a run's restricted folder. */
  public static final String CASE = "case";

  /**
   * Name of the folder with the evidence: the sites, delivered records and rules behind the case.
   */
  public static final String EVIDENCE = "evidence";

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

  /** Creates empty folders for a run that is about to be written. */
  public void prepare(String runId) {
    if (CommitPoint.read(paths).filter(latest -> latest.runId().equals(runId)).isPresent()) {
      throw new IllegalStateException("Run " + runId + " is published; it is never rewritten");
    }
    try {
      ensureRestricted();
      for (Audience audience : List.of(Audience.PUBLISHED, Audience.RESTRICTED)) {
        Path folder = of(audience, runId);
        Disk.deleteTree(folder);
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The run's folders cannot be made", e);
    }
  }

  private void ensureRestricted() throws IOException {
    PrivateFolder.ensure(base(Audience.RESTRICTED));
  }

  /** The manifest of a run; empty if its folder is gone. */
  public Optional<Manifest> manifest(String runId) {
    Path file = of(Audience.PUBLISHED, runId).resolve(MANIFEST);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(file, Manifest.class));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The warehouse's snapshot ids after a run, by table; empty if its folder is gone. */
  public SortedMap<String, Long> snapshots(String runId) {
    Path file = of(Audience.PUBLISHED, runId).resolve(SNAPSHOTS);
    if (!Files.exists(file)) {
      return new TreeMap<>();
    }
    try {
      return Json.MAPPER.readValue(file.toFile(), new TypeReference<TreeMap<String, Long>>() {});
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UserErrorException unreadable(Path file, IOException cause) {
    return new UserErrorException(
        UserErrorException.Kind.INPUT,
        file + " cannot be read; restore it from a backup: " + FileFaults.reason(cause),
        cause);
  }

  /**
   * The newest runs, starting with the published one.
   *
   * @param runsKept the most runs returned
   */
  public List<Manifest> kept(int runsKept) {
    return kept(CommitPoint.read(paths).map(CommitPoint::runId).orElse(null), runsKept);
  }

  /**
   * The newest runs, starting with the given one and following its predecessors.
   *
   * @param runsKept the most runs returned
   */
  public List<Manifest> kept(@Nullable String newest, int runsKept) {
    return chain(newest, runsKept).runs();
  }

  /**
   * The kept runs, each the predecessor of the one before it in the list.
   *
   * @param runs the newest first
   * @param lost ids of runs that a later run names as its predecessor, but whose manifest is gone
   */
  public record Chain(List<Manifest> runs, List<String> lost) {
    public Chain {
      runs = List.copyOf(runs);
      lost = List.copyOf(lost);
    }
  }

  /**
   * The newest runs, starting with the given one. If one is lost (archived, or deleted by hand),
   * the next older one that exists follows.
   *
   * @param runsKept the most runs returned
   */
  public Chain chain(@Nullable String newest, int runsKept) {
    List<Manifest> runs = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    String next = newest;
    while (next != null && runs.size() + lost.size() < runsKept) {
      Optional<Manifest> found = manifest(next);
      if (found.isEmpty()) {
        found = runs.isEmpty() ? found : newestBefore(runs.get(runs.size() - 1).runSeq());
        if (found.isEmpty()) {
          // No older run exists: the predecessor was deleted because it is no longer kept.
          break;
        }
        lost.add(next);
      }
      runs.add(found.get());
      next = found.get().predecessor();
    }
    return new Chain(runs, lost);
  }

  private Optional<Manifest> newestBefore(long runSeq) {
    try {
      return Disk.entries(base(Audience.PUBLISHED).resolve(RUNS)).stream()
          .map(run -> run.getFileName().toString())
          .filter(RunId::isOne)
          .flatMap(run -> manifest(run).stream())
          .filter(run -> run.runSeq() < runSeq)
          .max(Comparator.comparingLong(Manifest::runSeq));
    } catch (IOException e) {
      throw new UncheckedIOException("The folders of runs cannot be listed", e);
    }
  }

  /**
   * Deletes folders of runs that are not kept, and points the links at the published run. Folders
   * whose names are not run ids are left alone. While a kept run is lost nothing is deleted,
   * because it is then unknown which older folders are still evidence.
   *
   * @throws UserErrorException (input) if the published run's manifest is missing or not the one
   *     that was committed; the kept runs are found through it, so nothing is deleted
   */
  public void recover(Optional<CommitPoint> committed, int runsKept) {
    committed.ifPresent(this::verify);
    String latest = committed.map(CommitPoint::runId).orElse(null);
    Chain chain = chain(latest, runsKept);
    Set<String> keep = new HashSet<>();
    chain.runs().forEach(manifest -> keep.add(manifest.runId()));
    try {
      ensureRestricted();
      for (Audience audience : List.of(Audience.PUBLISHED, Audience.RESTRICTED)) {
        Files.createDirectories(base(audience).resolve(RUNS));
        for (Path run : Disk.entries(base(audience).resolve(RUNS))) {
          String name = run.getFileName().toString();
          if (RunId.isOne(name) && !keep.contains(name) && chain.lost().isEmpty()) {
            Disk.deleteTree(run);
          }
        }
        link(base(audience), latest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Old runs cannot be cleared away", e);
    }
  }

  private void verify(CommitPoint committed) {
    Path file = of(Audience.PUBLISHED, committed.runId()).resolve(MANIFEST);
    try {
      if (!Files.exists(file)) {
        throw notCommitted(file, "is missing");
      }
      if (!PublishedFile.sha256(file).equals(committed.manifestSha256())) {
        throw notCommitted(file, "was changed since");
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UserErrorException notCommitted(Path file, String what) {
    return new UserErrorException(
        UserErrorException.Kind.INPUT,
        "published/latest.json names a run whose %s %s; restore the run's folder from a backup"
            .formatted(file, what));
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
    Path next = AtomicFile.next(link);
    Files.deleteIfExists(next);
    Files.createSymbolicLink(next, target);
    AtomicFile.move(next, link);
  }
}
