package kz.quat.store;

import java.util.Set;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** Expires snapshots that nothing refers to any more and deletes the files that only they used. */
final class Expiry {

  private Expiry() {}

  /**
   * Expires nothing by age: the catalog's own age limit (five days) must not remove kept snapshots.
   */
  private static final long NONE_BY_AGE = 0;

  /**
   * Expires every snapshot except the current one and the kept ones, whatever its age. The cost
   * depends on the snapshots expired, which are those of one night, and not on the table's history.
   */
  static void of(Table table, Set<Long> kept) {
    Snapshot current = table.currentSnapshot();
    ExpireSnapshots expiry = table.expireSnapshots().expireOlderThan(NONE_BY_AGE);
    boolean any = false;
    for (Snapshot snapshot : table.snapshots()) {
      boolean isCurrent = current != null && current.snapshotId() == snapshot.snapshotId();
      if (!isCurrent && !kept.contains(snapshot.snapshotId())) {
        expiry = expiry.expireSnapshotId(snapshot.snapshotId());
        any = true;
      }
    }
    if (any) {
      ManifestWork.of(table, expiry).commit();
    }
  }
}
