package kz.quat.publish.run;

/**
 * What one stage of a night cost. Queries, jobs and tasks are the same on every machine; CPU times
 * are for people. No result depends on any of it.
 *
 * @param cpuSeconds CPU time of the whole process while the stage ran: planning, compiling and
 *     collecting garbage included
 * @param queries queries that were started; those that a query starts itself are not counted
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

  /** A stage that asked nothing. */
  public static final StageCost NOTHING = new StageCost(0, 0, 0, 0, 0, 0, 0);

  /** Both together. */
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
