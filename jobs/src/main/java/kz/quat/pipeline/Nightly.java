package kz.quat.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.extract.Admission;
import kz.quat.publish.run.CommitPoint;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.quality.NightChecks;
import kz.quat.store.RunStore;
import kz.quat.store.RunStores;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.SparkSession;

/** The whole night: opens the warehouse, runs the stages, commits, tidies. */
public final class Nightly {

  private final SparkSession spark;
  private final QuatConfig config;
  private final Progress progress;
  private final RunFolders folders;

  /** A night that uses the given session and configuration. */
  public Nightly(SparkSession spark, QuatConfig config, Progress progress) {
    this.spark = spark;
    this.config = config;
    this.progress = progress;
    this.folders = new RunFolders(config.paths());
  }

  /**
   * Runs the night of a delivery day. Repeating the same night does nothing.
   *
   * @param runTime arrival time of files that are not in a received= folder
   * @throws UserErrorException if an input is missing, a gate fails or another run holds the lock;
   *     nothing of the run is visible then
   */
  public NightResult run(LocalDate day, Instant runTime) {
    return run(day, runTime, Admission.NONE);
  }

  /**
   * Runs the night with files that a person takes in although they arrived after the issue time.
   *
   * @throws UserErrorException as the other method; also (usage) if an admitted file is not in the
   *     landing folder or was taken in before
   */
  public NightResult run(LocalDate day, Instant runTime, Admission admission) {
    return open(
        day,
        runTime,
        admission,
        open -> {
          Optional<Manifest> already = open.start().alreadyPublished();
          return already.isPresent()
              ? NightSummary.unchanged(already.get(), folders)
              : commit(open).run(stages(open, Stages.ALL));
        });
  }

  /**
   * Runs the night up to and including a stage. Nothing is published, and the next command that
   * opens the warehouse rolls back what was written; only if the last stage is included is the
   * night published.
   *
   * @return the records by outcome; empty if there was nothing new
   */
  public List<NightChecks.Records> rehearse(LocalDate day, Instant runTime, Stage last) {
    return open(
        day,
        runTime,
        Admission.NONE,
        open -> {
          if (open.start().alreadyPublished().isPresent()) {
            return List.of();
          }
          NightState state = stages(open, Stages.upTo(last));
          if (Stages.isLast(last)) {
            commit(open).run(state);
          }
          return state.getOr(Handover.RECORDS, List.of());
        });
  }

  /** An opened warehouse and the files that the night will take in. */
  private record Open(Warehouse warehouse, NightStart start) {}

  private <T> T open(LocalDate day, Instant runTime, Admission admission, Function<Open, T> work) {
    refuseThePast(day, CommitPoint.read(config.paths()));
    // The commit point must be read under the lease: before that, another run may be committing.
    RunStore store = RunStores.of(config);
    try (RunStore.Lease lease = store.lease()) {
      store.refresh();
      Optional<CommitPoint> committed = CommitPoint.read(config.paths());
      refuseThePast(day, committed);
      committed.ifPresent(latest -> store.bring(latest.runId()));
      Map<String, Long> snapshots = committed.map(CommitPoint::snapshots).orElse(Map.of());
      try (StageCosts costs = StageCosts.watch(spark.sparkContext());
          Warehouse warehouse = opened(costs, lease, snapshots)) {
        folders.recover(committed, config.publish().runsKept());
        new PostCommitWork(config, folders, warehouse).completeIfInterrupted(committed);
        NightStart start =
            progress.stage(
                "list", () -> NightStart.of(config, warehouse, day, runTime, committed, admission));
        return work.apply(new Open(warehouse, start));
      }
    }
  }

  private Warehouse opened(StageCosts costs, RunStore.Lease lease, Map<String, Long> snapshots) {
    progress.count(costs);
    return progress.stage("open", () -> Warehouse.open(spark, config, lease, snapshots));
  }

  private static void refuseThePast(LocalDate day, Optional<CommitPoint> committed) {
    if (committed.isPresent() && day.isBefore(committed.get().deliveryDate())) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          "Delivery day %s is before the newest published one (%s): a night may not know what came later; read it with --as-of"
              .formatted(day, committed.get().deliveryDate()));
    }
  }

  private NightState stages(Open open, List<Stage> stages) {
    open.start().requireSources(config, open.warehouse());
    NightState state =
        new NightState(
            Night.of(
                spark,
                config,
                open.warehouse(),
                open.start().facts().deliveryDate(),
                open.start().facts().issuedAt(),
                open.start().facts().runSeq()),
            open.start(),
            progress);
    progress.plan(stages.stream().map(Stage::name).toList());
    stages.forEach(state::run);
    return state;
  }

  private NightCommit commit(Open open) {
    return new NightCommit(config, folders, progress, open.warehouse());
  }
}
