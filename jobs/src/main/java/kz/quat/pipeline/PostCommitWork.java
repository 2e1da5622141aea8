package kz.quat.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.quat.config.QuatConfig;
import kz.quat.publish.dictionary.RootViews;
import kz.quat.publish.page.PageFacts;
import kz.quat.publish.page.RootPage;
import kz.quat.publish.run.CommitPoint;
import kz.quat.publish.run.RunFolders;
import kz.quat.store.Warehouse;

/**
 * Work that follows a commit: links, deletion of runs that are no longer kept, the page above the
 * runs, expiry of old snapshots. All of it is derived from the commit point, so repeating it does
 * no harm. A mark in the warehouse names the run for which it was completed; if a run was
 * interrupted between its commit and the mark, the next opening of the warehouse does the work
 * again.
 */
final class PostCommitWork {

  private static final String MARK = ".tidied";

  /** Snapshots of a table that are expired in one go; it has up to as many more than kept runs. */
  private static final int EXPIRED_TOGETHER = 8;

  private final QuatConfig config;
  private final RunFolders folders;
  private final Warehouse warehouse;

  PostCommitWork(QuatConfig config, RunFolders folders, Warehouse warehouse) {
    this.config = config;
    this.folders = folders;
    this.warehouse = warehouse;
  }

  /** Does the work for the published run, unless it was completed before. */
  void completeIfInterrupted(Optional<CommitPoint> committed) {
    committed.filter(run -> !run.runId().equals(marked())).ifPresent(this::run);
  }

  /** Does the work for a committed run. If it fails, nothing is lost. */
  void run(CommitPoint committed) {
    int kept = config.publish().runsKept();
    folders.recover(Optional.of(committed), kept);
    RunFolders.Chain chain = folders.chain(committed.runId(), kept);
    List<PageFacts.Run> runs = chain.runs().stream().map(PageFacts.Run::of).toList();
    String zone = config.market().zoneId();
    RootPage.write(config.paths().published(), runs, zone);
    RootPage.write(config.paths().restricted(), runs, zone);
    RootViews.write(config.paths().published(), config.paths().restricted());
    Map<String, Set<Long>> snapshots = new HashMap<>();
    runs.forEach(
        run ->
            folders
                .snapshots(run.runId())
                .forEach(
                    (table, id) -> snapshots.computeIfAbsent(table, t -> new HashSet<>()).add(id)));
    warehouse.keepRuns(runs.stream().map(PageFacts.Run::runId).collect(Collectors.toSet()));
    if (chain.lost().isEmpty()) {
      // If a run is lost its snapshots are unknown, and it may be restored from an archive.
      warehouse.expire(snapshots, EXPIRED_TOGETHER);
    }
    mark(committed.runId());
  }

  private Path file() {
    return config.paths().warehouse().resolve(MARK);
  }

  private String marked() {
    try {
      return Files.exists(file()) ? Files.readString(file(), StandardCharsets.UTF_8).strip() : "";
    } catch (IOException e) {
      // An unreadable mark counts as none, because repeating the work does no harm.
      return "";
    }
  }

  private void mark(String runId) {
    try {
      // With a catalog for several machines this folder may not exist: it holds only the mark.
      Files.createDirectories(config.paths().warehouse());
      Files.writeString(file(), runId + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file(), e);
    }
  }
}
