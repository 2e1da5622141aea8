package kz.quat.extract;

import java.sql.Timestamp;
import java.util.List;
import kz.quat.domain.FileStore;
import kz.quat.schema.RawTables;
import kz.quat.schema.RawTables.Source;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * What a run takes in: the files that no run has seen, hashed, in the order of their arrival.
 *
 * @param files new files, duplicates among them
 * @param findings what was left in the landing folder, and why
 * @param staged where the copies of the files are read from
 */
public record Intake(List<TakenFile> files, List<LandingFinding> findings, FileStore staged) {

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
                RowFactory.create(
                    taken.file().source().folder(),
                    taken.file().path(),
                    taken.sha256(),
                    taken.file().bytes(),
                    Timestamp.from(taken.file().receivedAt()),
                    runSeq,
                    taken.status(),
                    taken.firstFile()))
        .toList();
  }
}
