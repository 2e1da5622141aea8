package kz.quat.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.quat.config.QuatConfig;
import kz.quat.publish.run.CommitPoint;
import kz.quat.store.RunStore;
import kz.quat.store.RunStores;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.SparkSession;

/** Clears the warehouse of files that crashed runs left, while no other run can write. */
public final class OrphanFiles {

  private final SparkSession spark;
  private final QuatConfig config;

  public OrphanFiles(SparkSession spark, QuatConfig config) {
    this.spark = spark;
    this.config = config;
  }

  /**
   * Takes the lease, rolls back what is unfinished and finds the files that no snapshot names.
   *
   * @param before only files that were last changed before this moment
   * @param delete false to list them only
   * @return their locations, sorted
   */
  public List<String> remove(Instant before, boolean delete) {
    RunStore store = RunStores.of(config);
    try (RunStore.Lease lease = store.lease()) {
      store.refresh();
      Optional<CommitPoint> committed = CommitPoint.read(config.paths());
      Map<String, Long> snapshots = committed.map(CommitPoint::snapshots).orElse(Map.of());
      try (Warehouse warehouse = Warehouse.open(spark, config, lease, snapshots)) {
        return warehouse.orphans(before, delete);
      }
    }
  }
}
