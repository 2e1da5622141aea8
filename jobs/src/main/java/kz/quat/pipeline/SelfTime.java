package kz.quat.pipeline;

import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/**
 * Measures nested work so that each step counts only its own time: all own times add up to the
 * total. To be used by one thread.
 */
final class SelfTime {

  private final DoubleSupplier clock;
  private double innerSeconds;

  /** Uses a clock that returns seconds and never goes back: of the wall or of the CPU. */
  SelfTime(DoubleSupplier clock) {
    this.clock = clock;
  }

  /**
   * Runs the work.
   *
   * @param own receives the seconds that were not spent in nested steps, also if the work fails
   */
  <T> T of(Callable<T> work, DoubleConsumer own) throws Exception {
    double innerBefore = innerSeconds;
    innerSeconds = 0;
    double start = clock.getAsDouble();
    try {
      return work.call();
    } finally {
      double whole = clock.getAsDouble() - start;
      own.accept(Math.max(0, whole - innerSeconds));
      innerSeconds = innerBefore + whole;
    }
  }
}
