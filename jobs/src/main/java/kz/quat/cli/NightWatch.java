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
 * Tells those who watch a night how it goes: log lines, metrics, pages, lineage. Nothing of it may
 * undo a night that is published, so its own failures are logged and no more.
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

  /** What was written beside the run since its commit is kept for other machines, too. */
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
