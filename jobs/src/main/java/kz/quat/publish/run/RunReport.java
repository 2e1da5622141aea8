package kz.quat.publish.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kz.quat.publish.text.Json;
import kz.quat.schema.Audience;

/**
 * {@code run_report.json} in a run's restricted folder: what came in, what came of it, how long it
 * took up to the commit. Outside the manifest, for its seconds differ from run to run.
 *
 * @param recordsBySource in, accepted, superseded and rejected records of this run
 * @param rowsByTable rows of every published table
 * @param findings what the checks found, worst first
 * @param secondsByStage how long each stage took
 * @param costByStage what each stage asked of Spark, and the process's CPU time meanwhile
 * @param stages the stages in their order (JSON's keys are sorted)
 * @param strain the delivery day's strain by region
 * @param quotas the delivery day's quotas by region
 * @param unservedMwh shortfall of the system's need (P90 and reserve) over the delivery day
 * @param worstUnservedMw the same in the worst hour
 */
public record RunReport(
    Manifest run,
    List<?> recordsBySource,
    Map<String, Long> rejectedByReason,
    Map<String, Long> rowsByTable,
    List<?> findings,
    Map<String, Double> secondsByStage,
    Map<String, StageCost> costByStage,
    List<String> stages,
    List<?> strain,
    List<?> quotas,
    double unservedMwh,
    double worstUnservedMw) {

  /** The file's name. */
  public static final String FILE = "run_report.json";

  /** Writes the report beside the run's files. */
  public void write(RunFolders folders) {
    Path file = folders.of(Audience.RESTRICTED, run.runId()).resolve(FILE);
    try {
      Files.write(file, Json.bytes(this));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
