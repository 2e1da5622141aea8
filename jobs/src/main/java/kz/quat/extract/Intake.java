package kz.quat.extract;

import java.util.List;
import kz.quat.domain.FileStore;
import kz.quat.schema.Columns;
import kz.quat.schema.RawTables;
import kz.quat.schema.RawTables.Source;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;

/**
 * What a run takes in: the files that no run has seen, hashed, in the order of their arrival.
 *
 * @param files new files, duplicates among them
 * @param findings what was left in the landing folder, and why
 * @param staged where the copies of the files are read from
 */
public record Intake(List<TakenFile> files, List<LandingFinding> findings, FileStore staged) {

  private static final RowType LEDGER = RowType.of(RawTables.FILES);

  public Intake {
    files = List.copyOf(files);
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
    return files.stream()
        .map(
            taken ->
                LEDGER
                    .row()
                    .set(Columns.SOURCE, taken.file().source().folder())
                    .set(Columns.SOURCE_FILE, taken.file().path())
                    .set(RawTables.FILE_SHA256, taken.sha256())
                    .set(RawTables.FILE_BYTES, taken.file().bytes())
                    .set(Columns.RECEIVED_AT, taken.file().receivedAt())
                    .set(Columns.RUN_SEQ, runSeq)
                    .set(RawTables.FILE_STATUS, taken.status())
                    .set(RawTables.FIRST_FILE, taken.firstFile())
                    .build())
        .toList();
  }
}
