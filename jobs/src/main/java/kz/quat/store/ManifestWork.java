package kz.quat.store;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;

/**
 * Which thread reads and writes a table's manifests. Iceberg hands them to a pool and then looks
 * every ten milliseconds whether the pool has finished, several times per commit. That pays where a
 * manifest is far away. On one machine it is read in less than a millisecond, so the calling thread
 * does it itself; a night makes some hundred commits.
 */
final class ManifestWork {

  private static final ExecutorService CALLING_THREAD = new CallingThread();

  private ManifestWork() {}

  /** The same change, with its manifests handled by the calling thread if the table is local. */
  static <U extends SnapshotUpdate<U>> U of(Table table, U change) {
    return isLocal(table) ? change.scanManifestsWith(CALLING_THREAD) : change;
  }

  /** The same for the expiry of snapshots and the deletion of their files. */
  static ExpireSnapshots of(Table table, ExpireSnapshots expiry) {
    return isLocal(table)
        ? expiry.planWith(CALLING_THREAD).executeDeleteWith(CALLING_THREAD)
        : expiry;
  }

  private static boolean isLocal(Table table) {
    return table.io() instanceof LocalFileIO;
  }

  /** Runs each task at once in the thread that submits it; never ends. */
  private static final class CallingThread extends AbstractExecutorService {
    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void shutdown() {
      // There is nothing to end.
    }

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return false;
    }
  }
}
