package kz.quat.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.quat.allocation.cases.BadCaseException;
import kz.quat.allocation.cases.CaseFolder;
import kz.quat.config.QuatConfig;
import kz.quat.domain.FileFaults;
import kz.quat.domain.UserErrorException;
import kz.quat.explain.EvidenceFolder;
import kz.quat.explain.ExplainedRun;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.publish.parquet.PublishedTable;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.PublishedFile;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;
import kz.quat.schema.Columns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;

/** Reads a published run from its evidence, after checking the evidence against the manifest. */
final class PublishedRun {

  private static final String QUOTAS = OutTables.QUOTA_SITE_HOURS.name() + ".parquet";

  private PublishedRun() {}

  /**
   * The newest run of a delivery day, with its case solved again.
   *
   * @throws UserErrorException (usage) if no kept run has that day; (input) if its evidence is
   *     missing or was changed
   */
  static ExplainedRun of(QuatConfig config, LocalDate day) {
    RunDownload.download(config, run -> run.deliveryDate().equals(day));
    RunFolders folders = new RunFolders(config.paths());
    List<Manifest> kept = folders.kept(config.publish().runsKept());
    Manifest manifest =
        kept.stream()
            .filter(run -> run.deliveryDate().equals(day))
            .findFirst()
            .orElseThrow(() -> noRun(day, kept));
    Path folder = folders.of(Audience.RESTRICTED, manifest.runId());
    Path caseFolder = folder.resolve(RunFolders.CASE);
    try {
      verify(manifest, folder);
      return ExplainedRun.of(
          manifest.runId(),
          manifest.issuedAt(),
          caseFolder,
          CaseFolder.read(caseFolder),
          EvidenceFolder.read(folder.resolve(RunFolders.EVIDENCE)),
          reoffered(folder, day));
    } catch (BadCaseException | IOException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "The evidence of run " + manifest.runId() + " cannot be read: " + FileFaults.reason(e),
          e);
    }
  }

  /**
   * The folder of a run's case, its files held to the manifest.
   *
   * @throws UserErrorException (input) where one is missing or was changed
   */
  static Path caseOf(QuatConfig config, Manifest manifest) {
    Path folder = new RunFolders(config.paths()).of(Audience.RESTRICTED, manifest.runId());
    try {
      verify(manifest, folder);
    } catch (IOException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "The evidence of run " + manifest.runId() + " cannot be read: " + FileFaults.reason(e),
          e);
    }
    return folder.resolve(RunFolders.CASE);
  }

  /** Re-offered MW by site and hour; empty if the run re-offers nothing. */
  private static Map<String, Map<Integer, Double>> reoffered(Path folder, LocalDate day) {
    Map<String, Map<Integer, Double>> bySite = new HashMap<>();
    for (PublishedRow row : new PublishedTable(folder, OutTables.QUOTA_SITE_HOURS).rowsOf(day)) {
      if (row.knows(QuotaColumns.REOFFER_MW)) {
        bySite
            .computeIfAbsent(row.text(Columns.SITE_ID), site -> new HashMap<>())
            .put(
                (int) row.whole(Columns.MARKET_HOUR),
                row.decimal(QuotaColumns.REOFFER_MW).doubleValue());
      }
    }
    return bySite;
  }

  private static UserErrorException noRun(LocalDate day, List<Manifest> kept) {
    Optional<LocalDate> newest = kept.stream().map(Manifest::deliveryDate).findFirst();
    return new UserErrorException(
        UserErrorException.Kind.USAGE,
        newest
            .map(date -> "No run is kept for %s; the newest is for %s".formatted(day, date))
            .orElse("No run is published yet"));
  }

  private static void verify(Manifest manifest, Path folder) throws IOException {
    for (PublishedFile file : manifest.restricted()) {
      boolean evidence =
          file.name().startsWith(RunFolders.CASE + "/")
              || file.name().startsWith(RunFolders.EVIDENCE + "/")
              || file.name().equals(QUOTAS);
      if (evidence && !file.isAt(folder.resolve(file.name()))) {
        throw new IOException(
            file.name() + " is missing or was changed since it was published (SHA-256)");
      }
    }
  }
}
