package kz.quat.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import kz.quat.publish.run.StageCost;
import org.jspecify.annotations.Nullable;

/**
 * Shows which stage a night is in and records how long each took. The time of a step inside a stage
 * is not counted for the stage, so all times add up to the total. The times are for people and for
 * the timings file; no result depends on them.
 */
public final class Progress {

  private final Consumer<String> screen;
  private final Map<String, Double> secondsByStage = new LinkedHashMap<>();
  private List<String> plan = List.of();
  private final SelfTime wall = new SelfTime(() -> System.nanoTime() / 1e9);
  private @Nullable StageCosts costs;

  /**
   * Progress that is displayed.
   *
   * @param screen receives a line when a stage ends; may ignore it
   */
  public Progress(Consumer<String> screen) {
    this.screen = screen;
  }

  /** Sets the stages to come; their lines are numbered from now on. */
  void plan(List<String> names) {
    plan = List.copyOf(names);
  }

  /** From now on each stage's use of Spark is counted as well. */
  void count(StageCosts stageCosts) {
    costs = stageCosts;
  }

  /** Runs a stage and notes its time. */
  public <T> T stage(String name, Callable<T> work) {
    StageCosts counted = costs;
    Callable<T> asked = counted == null ? work : () -> counted.of(name, work);
    secondsByStage.putIfAbsent(name, 0.0);
    try {
      return wall.of(asked, own -> ended(name, own));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Stage " + name + " failed: " + e.getMessage(), e);
    }
  }

  private void ended(String name, double ownSeconds) {
    secondsByStage.merge(name, ownSeconds, Double::sum);
    screen.accept(line(place(name) + name, ownSeconds));
  }

  private static String line(String what, double seconds) {
    return String.format(Locale.ROOT, "%s \u2026 %.1f s", what, seconds);
  }

  /** Displays the total time. */
  public void total() {
    double seconds = secondsByStage.values().stream().mapToDouble(Double::doubleValue).sum();
    screen.accept(line("total", seconds));
  }

  /** {@code " 3/12 "} for a planned stage; blanks of the same width for any other step. */
  private String place(String name) {
    if (plan.isEmpty()) {
      return "";
    }
    int at = plan.indexOf(name);
    return at < 0 ? "      " : "%2d/%-2d ".formatted(at + 1, plan.size());
  }

  /** Seconds by stage, in the order in which the stages first began. */
  public Map<String, Double> secondsByStage() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(secondsByStage));
  }

  /** Costs by stage; empty if nothing is counted. */
  public Map<String, StageCost> costsByStage() {
    StageCosts counted = costs;
    return counted == null ? Map.of() : counted.byStage();
  }
}
