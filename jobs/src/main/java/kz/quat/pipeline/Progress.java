package kz.quat.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * What stage a night is in and how long each took. The times are for people and for the timings
 * file; no result depends on them.
 */
public final class Progress {

  private final Consumer<String> screen;
  private final Map<String, Double> secondsByStage = new LinkedHashMap<>();

  /**
   * Progress that is shown.
   *
   * @param screen gets a line as each stage ends; do nothing in it to be quiet
   */
  public Progress(Consumer<String> screen) {
    this.screen = screen;
  }

  /** Runs a stage and notes its time. */
  public <T> T stage(String name, Callable<T> work) {
    long start = System.nanoTime();
    secondsByStage.putIfAbsent(name, 0.0);
    try {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Stage " + name + " failed: " + e.getMessage(), e);
    } finally {
      double seconds = (System.nanoTime() - start) / 1e9;
      secondsByStage.merge(name, seconds, Double::sum);
      screen.accept("%-20s %6.1f s".formatted(name, seconds));
    }
  }

  /** Seconds by stage, in the order in which the stages first began. */
  public Map<String, Double> secondsByStage() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(secondsByStage));
  }
}
