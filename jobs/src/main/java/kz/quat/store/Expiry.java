package kz.quat.store;

import java.util.Set;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** Forgets snapshots that nothing names any more, with the files that only they used. */
final class Expiry {

  private Expiry() {}

  /** No snapshot is older: the catalog's own age limit (five days) is to end none beside ours. */
  private static final long NONE_BY_AGE = 0;

  /**
   * Expires all but the current snapshot and the kept ones, whatever their age. What it costs goes
   * with the snapshots that it ends, a night's, and not with the table's history.
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
      expiry.commit();
    }
  }
}
