package kz.quat.testkit.faulty;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** When a {@link FaultyFileSystem} stops: before the n-th change, or in the middle of it. */
public final class Faults {

  private final long stopAt;
  private final AtomicLong count = new AtomicLong();
  private final List<String> changes = new ArrayList<>();

  private Faults(long stopAt) {
    this.stopAt = stopAt;
  }

  /** Never stops, counts only. */
  public static Faults none() {
    return new Faults(Long.MAX_VALUE);
  }

  /** Stops at the n-th change, counted from one. */
  public static Faults at(long n) {
    return new Faults(n);
  }

  /** Changes so far. */
  public long count() {
    return count.get();
  }

  /** What they were, in order. */
  public synchronized List<String> changes() {
    return List.copyOf(changes);
  }

  /** Whether the process would have ended by now. */
  public boolean stopped() {
    return count.get() >= stopAt;
  }

  /** A change is about to be made. */
  synchronized void change(String what) {
    long n = count.incrementAndGet();
    if (n >= stopAt) {
      throw new Crash(what);
    }
    changes.add(what);
  }

  /** A write, of which half reaches the disk where the process ends in it. */
  synchronized boolean tears(String what) {
    long n = count.incrementAndGet();
    if (n > stopAt) {
      throw new Crash(what);
    }
    changes.add(what);
    return n == stopAt;
  }
}
