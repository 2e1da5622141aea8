package kz.quat.publish.run;

/**
 * What one stage of a night cost. Queries, jobs and tasks are the same on every machine; CPU times
 * are informative. No result depends on any of it.
 *
 * @param cpuSeconds CPU time of the whole process while the stage ran, including planning,
 *     compilation and garbage collection
 * @param queries queries started by the stage; those that a query starts itself are not counted
 * @param jobs Spark jobs
 * @param tasks tasks that ended
 * @param taskCpuSeconds CPU time of the tasks alone
 * @param shuffleBytes bytes written for shuffles
 * @param writtenBytes bytes that tasks wrote to tables
 */
public record StageCost(
    double cpuSeconds,
    int queries,
    int jobs,
    int tasks,
    double taskCpuSeconds,
    long shuffleBytes,
    long writtenBytes) {

  /** The cost of a stage that did not use Spark. */
  public static final StageCost NOTHING = new StageCost(0, 0, 0, 0, 0, 0, 0);

  /** The sum of both. */
  public StageCost plus(StageCost other) {
    return new StageCost(
        cpuSeconds + other.cpuSeconds,
        queries + other.queries,
        jobs + other.jobs,
        tasks + other.tasks,
        taskCpuSeconds + other.taskCpuSeconds,
        shuffleBytes + other.shuffleBytes,
        writtenBytes + other.writtenBytes);
  }
}
