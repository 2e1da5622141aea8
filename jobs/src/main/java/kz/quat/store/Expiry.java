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
   * Expires every snapshot except the current one and the kept ones, whatever its age, once enough
   * of them have gathered. An expiry is a commit of its own, which reads and writes the table's
   * metadata and deletes files one by one; making it for each snapshot of each table was an eighth
   * of a night's time.
   *
   * @param together fewer snapshots than this are left to a later call
   */
  static void of(Table table, Set<Long> kept, int together) {
    Snapshot current = table.currentSnapshot();
    ExpireSnapshots expiry = table.expireSnapshots().expireOlderThan(NONE_BY_AGE);
    int expired = 0;
    for (Snapshot snapshot : table.snapshots()) {
      boolean isCurrent = current != null && current.snapshotId() == snapshot.snapshotId();
      if (!isCurrent && !kept.contains(snapshot.snapshotId())) {
        expiry = expiry.expireSnapshotId(snapshot.snapshotId());
        expired++;
      }
    }
    if (expired >= Math.max(1, together)) {
      ManifestWork.of(table, expiry).commit();
    }
  }
}
