package kz.quat.pipeline;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.config.QuatConfig;
import kz.quat.publish.run.CommitPoint;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.publish.run.RunReport;
import kz.quat.store.Warehouse;

/** Makes everything that a night wrote visible in one step, then tidies. */
final class NightCommit {

  private final QuatConfig config;
  private final RunFolders folders;
  private final Progress progress;
  private final Warehouse warehouse;

  NightCommit(QuatConfig config, RunFolders folders, Progress progress, Warehouse warehouse) {
    this.config = config;
    this.folders = folders;
    this.progress = progress;
    this.warehouse = warehouse;
  }

  /** Publishes a night whose stages have run, then tidies. */
  NightResult run(NightState state) {
    SortedMap<String, Long> tableRows = state.get(Handover.TABLE_ROWS);
    NightResult result =
        new NightSummary(
                state.night(), state.get(Handover.DECIDED), state.get(Handover.DAY_STRAIN), folders)
            .result(
                state.facts().runId(),
                state.get(Handover.RECORDS),
                state.get(Handover.REJECTED),
                state.get(Handover.FINDINGS));
    progress.stage(
        "commit",
        () ->
            state
                .publication()
                .commit(
                    tableRows,
                    warehouse.snapshotIds(),
                    manifest -> report(manifest, result).write(folders),
                    warehouse::commit));
    // The run is published by now: a failure below is reported, and the next run repeats the
    // work.
    return progress.stage(
        "tidy",
        () -> {
          try {
            new PostCommitWork(config, folders, warehouse)
                .run(CommitPoint.read(config.paths()).orElseThrow());
            return result;
          } catch (RuntimeException e) {
            return result.withLeftUndone(e.toString());
          }
        });
  }

  private RunReport report(Manifest manifest, NightResult result) {
    Map<String, Long> rows = new TreeMap<>();
    manifest.published().forEach(file -> rows.put(file.name(), file.rows()));
    manifest.restricted().forEach(file -> rows.put(file.name(), file.rows()));
    rows.values().removeIf(count -> count < 0);
    return new RunReport(
        manifest,
        result.records(),
        result.rejected(),
        rows,
        result.findings(),
        progress.secondsByStage(),
        progress.costsByStage(),
        List.copyOf(progress.secondsByStage().keySet()),
        result.strain(),
        result.quotas(),
        result.unservedMwh(),
        result.worstUnservedMw());
  }
}
