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
 * {@code run_report.json} in a run's restricted folder: what came in, what became of it, and how
 * long it took up to the commit. It is not part of the manifest, since its seconds differ from run
 * to run.
 *
 * @param recordsBySource records of this run by source: delivered, accepted, superseded and
 *     rejected
 * @param rowsByTable rows of every published table
 * @param findings of the checks, worst first
 * @param secondsByStage duration of each stage
 * @param costByStage each stage's use of Spark and the process's CPU time meanwhile
 * @param stages names of the stages in their order (JSON's keys are sorted)
 * @param strain the delivery day's strain by region
 * @param quotas the delivery day's quotas by region
 * @param unservedMwh uncovered need of the system (P90 and reserve) over the delivery day
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
