package kz.quat.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import kz.quat.domain.UserErrorException;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/**
 * A lease in the commit table that a background thread renews while the run works. The clocks of
 * two machines may differ. A lease that another machine takes over too early costs the slower run
 * its night and nothing else: without the lease its commit fails, and a commit names only snapshots
 * that bear the run's own token.
 */
final class CatalogLease implements RunStore.Lease {

  /** A run that has not renewed its lease for this long is taken to have crashed. */
  static final Duration LENGTH = Duration.ofMinutes(3);

  private static final int ATTEMPTS = 20;

  private final CatalogRunStore store;
  private final Clock clock;
  private final String token;
  private final ScheduledExecutorService renewals;
  private final ScheduledFuture<?> renewal;
  private volatile boolean lost;

  private CatalogLease(CatalogRunStore store, Clock clock, String token) {
    this.store = store;
    this.clock = clock;
    this.token = token;
    this.renewals =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "quat-lease");
              thread.setDaemon(true);
              return thread;
            });
    long every = LENGTH.toMillis() / 4;
    this.renewal =
        renewals.scheduleWithFixedDelay(this::renew, every, every, TimeUnit.MILLISECONDS);
  }

  static CatalogLease take(CatalogRunStore store, Clock clock) {
    String token = UUID.randomUUID().toString();
    String holder = WarehouseLock.thisProcess();
    try {
      change(
          store,
          record -> {
            Instant now = clock.instant();
            if (record.token() != null && record.until().isAfter(now)) {
              throw new UserErrorException(
                  UserErrorException.Kind.LOCKED,
                  "The warehouse is held by %s until %s if that run has crashed; wait for it to end"
                      .formatted(record.holder(), record.until()));
            }
            Set<String> unfinished = new LinkedHashSet<>(record.unfinished());
            unfinished.add(token);
            return record.withLease(token, holder, now.plus(LENGTH)).withUnfinished(unfinished);
          });
    } catch (UserErrorException e) {
      throw e;
    } catch (RuntimeException e) {
      throw store.unreachable(e);
    }
    return new CatalogLease(store, clock, token);
  }

  /**
   * Applies a change to the stored record. If somebody else changed the record meanwhile, it is
   * read and changed again.
   */
  private static void change(CatalogRunStore store, UnaryOperator<CommitRecord> change) {
    for (int attempt = 1; ; attempt++) {
      TableOperations table = store.operations();
      TableMetadata base = table.refresh();
      CommitRecord before = CommitRecord.of(base);
      CommitRecord after = change.apply(before);
      try {
        table.commit(base, after.in(base));
        return;
      } catch (CommitFailedException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      } catch (CommitStateUnknownException | UncheckedSQLException e) {
        // The answer was lost, so the stored record tells whether the change was made.
        if (after.equals(store.record())) {
          return;
        }
        throw e;
      }
    }
  }

  private CommitRecord own(CommitRecord record) {
    if (!record.heldBy(token)) {
      lost = true;
      throw new IllegalStateException(
          "The lease was taken by "
              + record.holder()
              + " while this run did not renew it; nothing of this run is published, run it again");
    }
    return record;
  }

  private void renew() {
    try {
      Instant end = clock.instant().plus(LENGTH);
      change(store, record -> own(record).withLease(token, record.holder(), end));
    } catch (RuntimeException e) {
      // The next renewal tries again; requireHeld and the commit report a lease that ended.
    }
  }

  @Override
  public String token() {
    return token;
  }

  @Override
  public void requireHeld() {
    if (lost) {
      own(store.record());
    }
  }

  @Override
  public Optional<String> latest() {
    return own(store.record()).latest();
  }

  @Override
  public Set<String> unfinished() {
    return store.record().unfinished();
  }

  @Override
  public void recovered() {
    change(store, record -> own(record).withUnfinished(Set.of(token)));
  }

  @Override
  public void commit(String runId, String text) {
    store.runFiles().ifPresent(files -> files.put(runId));
    Instant end = clock.instant().plus(LENGTH);
    try {
      change(
          store,
          record ->
              own(record)
                  .withLatest(text)
                  .withUnfinished(Set.of())
                  .withLease(token, record.holder(), end));
    } catch (CommitStateUnknownException | UncheckedSQLException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "The catalog stopped answering while run %s was being committed, so it is not known here whether it is published: quat status tells. Run the night again, which does nothing if it is"
              .formatted(runId),
          e);
    }
    LocalRunStore.mirror(store.config(), Optional.of(text));
  }

  @Override
  public void keep(Set<String> kept) {
    store.runFiles().ifPresent(files -> files.keep(kept));
  }

  @Override
  public void close() {
    renewal.cancel(false);
    renewals.shutdown();
    try {
      if (!renewals.awaitTermination(1, TimeUnit.MINUTES)) {
        return; // The catalog does not answer, so the lease is left to expire.
      }
      change(
          store,
          record ->
              record.heldBy(token) ? record.withLease(null, "nobody", Instant.EPOCH) : record);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The lease is left to expire.
    }
  }
}
