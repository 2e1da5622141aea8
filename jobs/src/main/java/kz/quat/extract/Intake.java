package kz.quat.extract;

import java.util.List;
import java.util.stream.Stream;
import kz.quat.domain.FileStore;
import kz.quat.schema.Columns;
import kz.quat.schema.RawTables;
import kz.quat.schema.RawTables.Source;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The files that a run takes in: those that no run has taken in before, with their hashes, in the
 * order of arrival.
 *
 * @param files new files, including duplicates
 * @param seen files outside {@code received=} folders that this run sees first and does not take in
 *     yet
 * @param findings files that were left in the landing folder, and why
 * @param staged where the copies of the files are read
 */
public record Intake(
    List<TakenFile> files, List<SeenFile> seen, List<LandingFinding> findings, FileStore staged) {

  private static final RowType LEDGER = RowType.of(RawTables.FILES);

  /** A file that waits for a night with a later issue time. */
  public record SeenFile(LandingFile file, String sha256) {}

  public Intake {
    files = List.copyOf(files);
    seen = List.copyOf(seen);
    findings = List.copyOf(findings);
  }

  /** The files of a source whose records are to be read. */
  public List<TakenFile> of(Source source) {
    return files.stream()
        .filter(TakenFile::isTaken)
        .filter(taken -> taken.file().source().equals(source))
        .toList();
  }

  /** The new rows of the ledger, {@link RawTables#FILES}. */
  public List<Row> ledgerRows(long runSeq) {
    return Stream.concat(
            files.stream()
                .map(
                    taken ->
                        row(
                            taken.file(),
                            taken.sha256(),
                            runSeq,
                            taken.status(),
                            taken.firstFile())),
            seen.stream()
                .map(file -> row(file.file(), file.sha256(), runSeq, TakenFile.SEEN, null)))
        .toList();
  }

  private static Row row(
      LandingFile file, String sha256, long runSeq, String status, @Nullable String firstFile) {
    RowBuilder row =
        LEDGER
            .row()
            .set(Columns.SOURCE, file.source().folder())
            .set(Columns.SOURCE_FILE, file.path())
            .set(RawTables.FILE_SHA256, sha256)
            .set(RawTables.FILE_BYTES, file.bytes())
            .set(Columns.RECEIVED_AT, file.receivedAt())
            .set(Columns.RUN_SEQ, runSeq)
            .set(RawTables.FILE_STATUS, status)
            .set(RawTables.FIRST_FILE, firstFile)
            .set(RawTables.FILE_MODIFIED_AT, file.modifiedAt());
    return row.build();
  }
}
