package kz.quat.pipeline;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import kz.quat.publish.run.StageCost;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Counts each stage's use of Spark: queries, jobs, tasks, their CPU time and the bytes that they
 * shuffled and wrote. A stage's work is recognised by a job tag, which Spark's events carry.
 * Queries and jobs are the same on every machine, so a test can limit them; seconds are
 * informative. No result depends on any of it.
 */
public final class StageCosts implements AutoCloseable {

  private static final String TAG = "quat-stage-";

  /** The property of a job that holds its tags. */
  private static final String JOB_TAGS = "spark.job.tags";

  private final SparkContext context;
  private final Listener listener = new Listener();
  private final SelfTime cpu = new SelfTime(StageCosts::processCpuSeconds);

  private StageCosts(SparkContext context) {
    this.context = context;
  }

  /** Counts until it is closed. */
  public static StageCosts watch(SparkContext context) {
    StageCosts costs = new StageCosts(context);
    context.addSparkListener(costs.listener);
    return costs;
  }

  /**
   * Runs a stage's work; what this thread asks of Spark meanwhile is counted for the stage. A step
   * inside a stage is counted separately and not for the stage.
   */
  public <T> T of(String stage, Callable<T> work) throws Exception {
    String tag = TAG + listener.number(stage);
    List<String> outer =
        CollectionConverters.asJava(context.getJobTags()).stream()
            .filter(t -> t.startsWith(TAG))
            .toList();
    outer.forEach(context::removeJobTag);
    context.addJobTag(tag);
    try {
      return cpu.of(work, own -> listener.add(stage, new StageCost(own, 0, 0, 0, 0, 0, 0)));
    } finally {
      context.removeJobTag(tag);
      outer.forEach(context::addJobTag);
    }
  }

  /** CPU seconds of the process; 0 if the JVM does not tell. */
  private static double processCpuSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Math.max(0, system.getProcessCpuTime()) / 1e9
        : 0;
  }

  /**
   * Costs by stage, in the order in which the stages first used Spark, including everything that
   * has ended.
   */
  public Map<String, StageCost> byStage() {
    waitForEvents();
    synchronized (listener) {
      return new LinkedHashMap<>(listener.costs);
    }
  }

  /**
   * Waits until Spark has delivered its events, which it does in another thread, so that finished
   * work is counted.
   */
  private void waitForEvents() {
    try {
      context.listenerBus().waitUntilEmpty(10_000);
    } catch (TimeoutException e) {
      // The counts are informative: too low ones are better than delaying a night.
    }
  }

  @Override
  public void close() {
    context.removeSparkListener(listener);
  }

  private static final class Listener extends SparkListener {

    private final Map<String, StageCost> costs = new LinkedHashMap<>();
    private final Map<Integer, String> stageOfSparkStage = new HashMap<>();
    private final List<String> stages = new ArrayList<>();

    @Override
    public synchronized void onOtherEvent(SparkListenerEvent event) {
      if (event instanceof SparkListenerSQLExecutionStart start
          && start.rootExecutionId().forall(root -> (long) root == start.executionId())) {
        stage(CollectionConverters.asJava(start.jobTags()))
            .ifPresent(stage -> add(stage, new StageCost(0, 1, 0, 0, 0, 0, 0)));
      }
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart start) {
      Properties properties = start.properties();
      String tags = properties == null ? null : properties.getProperty(JOB_TAGS);
      if (tags == null) {
        return;
      }
      stage(List.of(tags.split(",")))
          .ifPresent(
              stage -> {
                add(stage, new StageCost(0, 0, 1, 0, 0, 0, 0));
                CollectionConverters.asJava(start.stageIds())
                    .forEach(id -> stageOfSparkStage.put((Integer) id, stage));
              });
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
      String stage = stageOfSparkStage.get(end.stageId());
      TaskMetrics metrics = end.taskMetrics();
      if (stage != null && metrics != null) {
        add(
            stage,
            new StageCost(
                0,
                0,
                0,
                1,
                metrics.executorCpuTime() / 1e9,
                metrics.shuffleWriteMetrics().bytesWritten(),
                metrics.outputMetrics().bytesWritten()));
      }
    }

    /**
     * The stage's number, used as its tag because a tag must not contain a comma, which a name may.
     */
    private synchronized int number(String stage) {
      int known = stages.indexOf(stage);
      if (known >= 0) {
        return known;
      }
      stages.add(stage);
      return stages.size() - 1;
    }

    private Optional<String> stage(Iterable<String> tags) {
      for (String tag : tags) {
        if (tag.startsWith(TAG)) {
          return Optional.of(stages.get(Integer.parseInt(tag.substring(TAG.length()))));
        }
      }
      return Optional.empty();
    }

    private synchronized void add(String stage, StageCost cost) {
      costs.merge(stage, cost, StageCost::plus);
    }
  }
}
