package kz.quat.publish.commit;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs a limited number of tasks at the same time. Closing waits for every task that was started,
 * so that none is still running when the caller learns of a failure.
 */
public final class ParallelTasks implements AutoCloseable {

  private final ExecutorService threads;

  /**
   * Starts the threads.
   *
   * @param most number of tasks that run at a time; others wait in the order in which they were
   *     given
   */
  public ParallelTasks(int most) {
    this.threads = Executors.newFixedThreadPool(most);
  }

  /**
   * Starts a task.
   *
   * @return waits for the task's result, and throws what the task threw
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
      throw new IllegalStateException("Interrupted while waiting for a parallel task", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException("A parallel task failed", e.getCause());
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
