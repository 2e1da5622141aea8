package kz.quat.testkit.faulty;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides when a {@link FaultyFileSystem} stops: before the n-th change, or in the middle of it.
 */
public final class Faults {

  private final long stopAt;
  private final AtomicLong count = new AtomicLong();
  private final List<String> changes = new ArrayList<>();

  private Faults(long stopAt) {
    this.stopAt = stopAt;
  }

  /** Never stops and only counts. */
  public static Faults none() {
    return new Faults(Long.MAX_VALUE);
  }

  /** Stops at the n-th change, counted from 1. */
  public static Faults at(long n) {
    return new Faults(n);
  }

  /** Number of changes so far. */
  public long count() {
    return count.get();
  }

  /** The changes so far, in order. */
  public synchronized List<String> changes() {
    return List.copyOf(changes);
  }

  /** Whether the process would have ended by now. */
  public boolean stopped() {
    return count.get() >= stopAt;
  }

  /** Announces a change. */
  synchronized void change(String what) {
    long n = count.incrementAndGet();
    if (n >= stopAt) {
      throw new Crash(what);
    }
    changes.add(what);
  }

  /**
   * Announces a write.
   *
   * @return true if the process ends in it, when half of it reaches the disk
   */
  synchronized boolean tears(String what) {
    long n = count.incrementAndGet();
    if (n > stopAt) {
      throw new Crash(what);
    }
    changes.add(what);
    return n == stopAt;
  }
}
