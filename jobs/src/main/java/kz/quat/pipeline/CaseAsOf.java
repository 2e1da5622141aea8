package kz.quat.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import kz.quat.allocation.cases.CaseFolder;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.run.CaseComparison;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.SparkSession;

/**
 * Rebuilds the case of a past run from the warehouse as that run left it, and compares it with the
 * case that the run published. The warehouse is only read.
 */
public final class CaseAsOf {

  private final SparkSession spark;
  private final QuatConfig config;
  private final RunFolders folders;

  public CaseAsOf(SparkSession spark, QuatConfig config) {
    this.spark = spark;
    this.config = config;
    this.folders = new RunFolders(config.paths());
  }

  /**
   * A rebuilt case.
   *
   * @param differences one line each; empty if every byte is the same
   * @param notes possible reasons for differences: other code, another configuration
   */
  public record Rebuilt(
      Manifest run, QuotaCase quotaCase, List<String> differences, List<String> notes) {
    public Rebuilt {
      differences = List.copyOf(differences);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Rebuilds and compares.
   *
   * @param runId a run whose folder is kept
   * @param folder where the rebuilt case is written
   * @throws UserErrorException (usage) for a text that is not a run id, (input) for a run that is
   *     not kept
   */
  public Rebuilt rebuild(String runId, Path folder) {
    Manifest run = KeptRun.manifest(config, runId);
    Map<String, Long> snapshots = folders.snapshots(runId);
    try (Warehouse warehouse = Warehouse.openForReading(spark, config, snapshots)) {
      Night night =
          Night.of(spark, config, warehouse, run.deliveryDate(), run.issuedAt(), run.runSeq());
      Night placed = night.withRegions(night.inForce(CoreTables.REGIONS, Columns.REGION));
      QuotaCase quotaCase =
          new QuotaStage(placed)
              .rebuild(new UtilisationStage(placed, new TreeSet<>()).record())
              .quotaCase();
      CaseFolder.write(quotaCase, folder);
      return new Rebuilt(
          run,
          quotaCase,
          CaseComparison.differences(folders, run, folder),
          CaseComparison.notes(run, config.sha256(), CodeVersion.current()));
    } catch (IOException e) {
      throw new UncheckedIOException("The rebuilt case cannot be written to " + folder, e);
    }
  }
}
