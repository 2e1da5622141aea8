package kz.quat.cli;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.pipeline.NightResult;
import kz.quat.pipeline.Progress;
import kz.quat.publish.night.Lineage;
import kz.quat.publish.night.NightPages;
import kz.quat.publish.run.CommitPoint;
import kz.quat.publish.run.RunFolders;
import kz.quat.store.RunStores;

/**
 * Reports a night's progress to those who watch it: log lines, metrics, pages, lineage. Its own
 * failures are only logged, because they must not undo a published night.
 */
final class NightWatch {

  private final QuatConfig config;
  private final NightPages pages;
  private final Lineage lineage;
  private LocalDate day = LocalDate.EPOCH;

  NightWatch(QuatConfig config) {
    this.config = config;
    this.pages = new NightPages(config);
    this.lineage = new Lineage(config);
  }

  void begins(LocalDate next) {
    day = next;
    FaultLog.event("started", Map.of("delivery_date", day.toString()));
    quietly(() -> lineage.start(day, Instant.now()));
    quietly(
        () ->
            CommitPoint.read(config.paths())
                .ifPresent(before -> pages.complete(before.runId(), Instant.now())));
  }

  void ended(NightResult result, Progress progress) {
    NightLines.ended(day, result, progress);
    Instant now = Instant.now();
    quietly(() -> pages.write(result.runId(), now));
    quietly(() -> pages.attempt(Quat.OK, now));
    quietly(
        () ->
            new RunFolders(config.paths())
                .manifest(result.runId())
                .ifPresent(run -> lineage.complete(day, run, now)));
  }

  /**
   * Uploads files that were written next to the run after its commit, so that other machines see
   * them.
   */
  void keep(NightResult result) {
    quietly(() -> RunStores.of(config).add(result.runId()));
  }

  void failed(Throwable fault) {
    int exitCode = Quat.exitCode(fault);
    NightLines.failed(day, exitCode);
    Instant now = Instant.now();
    quietly(() -> pages.attempt(exitCode, now));
    quietly(() -> lineage.fail(day, now));
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (UncheckedIOException | IllegalStateException | UserErrorException e) {
      FaultLog.write(e);
    }
  }
}
