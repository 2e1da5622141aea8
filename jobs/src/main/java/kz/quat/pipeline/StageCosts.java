package kz.quat.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What each stage of a night asked of Spark: queries, jobs, tasks, their CPU time and the bytes that
 * they shuffled and wrote. A stage's work is known by a job tag, so that stages which run side by
 * side are told apart. Queries and jobs are the same on every machine, so a build can hold a bar on
 * them; seconds are for people. No result depends on any of it.
 */
public final class StageCosts implements AutoCloseable {

  private static final String TAG = "quat-stage-";

  /** Spark joins a job's tags by this in the job's properties. */
  private static final String JOB_TAGS = "spark.job.tags";

  private final SparkContext context;
  private final Listener listener = new Listener();

  private StageCosts(SparkContext context) {
    this.context = context;
  }

  /**
   * What one stage cost.
   *
   * @param queries queries that were started, nested ones not counted by themselves
   * @param jobs Spark jobs
   * @param tasks tasks that ended
   * @param taskCpuSeconds CPU time of the tasks, without planning on the driver
   * @param shuffleBytes bytes written for shuffles
   * @param writtenBytes bytes that tasks wrote to files
   */
  public record Cost(
      int queries,
      int jobs,
      int tasks,
      double taskCpuSeconds,
      long shuffleBytes,
      long writtenBytes) {

    static final Cost NOTHING = new Cost(0, 0, 0, 0, 0, 0);

    Cost plus(Cost other) {
      return new Cost(
          queries + other.queries,
          jobs + other.jobs,
          tasks + other.tasks,
          taskCpuSeconds + other.taskCpuSeconds,
          shuffleBytes + other.shuffleBytes,
          writtenBytes + other.writtenBytes);
    }
  }

  /** Counts from now on, until it is closed. */
  public static StageCosts watch(SparkContext context) {
    StageCosts costs = new StageCosts(context);
    context.addSparkListener(costs.listener);
    return costs;
  }

  /** Runs a stage's work; what this thread asks of Spark meanwhile is the stage's. */
  public <T> T of(String stage, Callable<T> work) throws Exception {
    String tag = TAG + listener.number(stage);
    context.addJobTag(tag);
    try {
      return work.call();
    } finally {
      context.removeJobTag(tag);
    }
  }

  /** Costs by stage in the order in which the stages first asked something, with all that has ended so far. */
  public Map<String, Cost> byStage() {
    waitForEvents();
    synchronized (listener) {
      return new LinkedHashMap<>(listener.costs);
    }
  }

  /** Spark hands events over in a thread of its own; what has ended must have been counted. */
  private void waitForEvents() {
    try {
      context.listenerBus().waitUntilEmpty(10_000);
    } catch (TimeoutException e) {
      // Figures for people: fewer are shown rather than a night held up.
    }
  }

  @Override
  public void close() {
    context.removeSparkListener(listener);
  }

  private static final class Listener extends SparkListener {

    private final Map<String, Cost> costs = new LinkedHashMap<>();
    private final Map<Integer, String> stageOfSparkStage = new HashMap<>();
    private final List<String> stages = new ArrayList<>();

    @Override
    public synchronized void onOtherEvent(SparkListenerEvent event) {
      if (event instanceof SparkListenerSQLExecutionStart start
          && start.rootExecutionId().forall(root -> (long) root == start.executionId())) {
        stage(CollectionConverters.asJava(start.jobTags()))
            .ifPresent(stage -> add(stage, new Cost(1, 0, 0, 0, 0, 0)));
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
                add(stage, new Cost(0, 1, 0, 0, 0, 0));
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
            new Cost(
                0,
                0,
                1,
                metrics.executorCpuTime() / 1e9,
                metrics.shuffleWriteMetrics().bytesWritten(),
                metrics.outputMetrics().bytesWritten()));
      }
    }

    /** A tag may hold no comma, a stage's name may: the tag has the stage's number. */
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

    private void add(String stage, Cost cost) {
      costs.merge(stage, cost, Cost::plus);
    }
  }
}
