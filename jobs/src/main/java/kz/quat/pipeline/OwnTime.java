package kz.quat.pipeline;

import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/**
 * Measures work by a clock so that a step inside a step counts for itself alone: the own times of
 * all add up to the whole. For one thread.
 */
final class OwnTime {

  private final DoubleSupplier clock;
  private double innerSeconds;

  /** Of a clock that gives seconds and never goes back: of the wall or of the CPU. */
  OwnTime(DoubleSupplier clock) {
    this.clock = clock;
  }

  /**
   * Runs the work.
   *
   * @param own gets the seconds that were not spent in steps inside, also where the work fails
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
