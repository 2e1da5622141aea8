package kz.quat.publish.commit;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Work done side by side, a few pieces at a time. Closing waits for all that was begun: nothing
 * goes on behind the back of a caller who was told of a failure.
 */
public final class SideBySide implements AutoCloseable {

  private final ExecutorService threads;

  /**
   * Room for work.
   *
   * @param most pieces at a time; others wait in the order in which they came
   */
  public SideBySide(int most) {
    this.threads = Executors.newFixedThreadPool(most);
  }

  /**
   * Begins a piece of work.
   *
   * @return waits for its result; throws what the work threw
   */
  public <T> Supplier<T> begin(Supplier<T> work) {
    Future<T> result = threads.submit(work::get);
    return () -> await(result);
  }

  private static <T> T await(Future<T> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for work begun beside", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException("Work begun beside failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
