package kz.quat.extract;

import static org.apache.spark.sql.functions.broadcast;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.quat.domain.FileStore;
import kz.quat.domain.FindingWords;
import kz.quat.extract.LandingFinding.Kind;
import kz.quat.schema.Columns;
import kz.quat.schema.RawTables;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Decides which listed files are new. A file is known by its path, so only files that no run has
 * seen are opened; the same bytes in the same source under another name are a duplicate of the
 * first file taken. The history costs one look-up by path and one by hash.
 */
public final class Ledger {

  private static final RowType LISTED =
      RowType.of("listed file", Columns.SOURCE_FILE, RawTables.FILE_BYTES);
  private static final RowType HASHED =
      RowType.of("hashed file", Columns.SOURCE, RawTables.FILE_SHA256);
  private static final String BEFORE = "before";
  private static final String NOW = "now";

  private Ledger() {}

  /** A hash within its source: the same bytes in two sources are two files. */
  private record Bytes(String source, String sha256) {}

  /**
   * The new files of a listing, copied and hashed.
   *
   * @param ledger the rows of {@link RawTables#FILES}, all runs
   * @param staged where the copies go
   */
  public static Intake take(
      Dataset<Row> ledger, LandingFolder.Listing listing, Landing landing, FileStore staged) {
    List<LandingFinding> findings = new ArrayList<>(listing.findings());
    List<LandingFile> unseen = unseen(ledger, listing, findings);
    List<TakenFile> hashed;
    try (Staging staging = new Staging(staged)) {
      hashed = hash(unseen, landing, staging, findings);
    }
    Map<Bytes, String> first = hashed.isEmpty() ? Map.of() : firstFiles(ledger, hashed);
    Map<Bytes, String> known = new HashMap<>(first);
    List<TakenFile> files = new ArrayList<>();
    for (TakenFile file : hashed) {
      Bytes bytes = new Bytes(file.file().source().folder(), file.sha256());
      String earlier = known.putIfAbsent(bytes, file.file().path());
      files.add(new TakenFile(file.file(), file.sha256(), earlier, file.place()));
    }
    return new Intake(files, findings, staged);
  }

  /** Left outer, one to one at most: listed files against the ledger by path. */
  private static List<LandingFile> unseen(
      Dataset<Row> ledger, LandingFolder.Listing listing, List<LandingFinding> findings) {
    List<Row> paths = new ArrayList<>();
    for (LandingFile file : listing.files()) {
      paths.add(
          LISTED
              .row()
              .set(Columns.SOURCE_FILE, file.path())
              .set(RawTables.FILE_BYTES, file.bytes())
              .build());
    }
    Column bytesBefore = RawTables.FILE_BYTES.in(BEFORE);
    Column bytesNow = RawTables.FILE_BYTES.in(NOW);
    List<Row> rows =
        ledger
            .sparkSession()
            .createDataFrame(paths, LISTED.structType())
            .as(NOW)
            .join(
                ledger.select(Columns.SOURCE_FILE.col(), RawTables.FILE_BYTES.col()).as(BEFORE),
                Columns.SOURCE_FILE.in(NOW).equalTo(Columns.SOURCE_FILE.in(BEFORE)),
                "left_outer")
            .where(bytesBefore.isNull().or(bytesBefore.notEqual(bytesNow)))
            .select(Columns.SOURCE_FILE.in(NOW), bytesBefore)
            .collectAsList();
    Set<String> unseen = new HashSet<>();
    for (Row row : rows) {
      String path = Columns.SOURCE_FILE.from(row);
      Long bytes = RawTables.FILE_BYTES.from(row);
      if (bytes == null) {
        unseen.add(path);
      } else {
        findings.add(
            new LandingFinding(
                Kind.CHANGED_AFTER_TAKEN,
                path,
                FindingWords.of("changed_after_taken").with("bytes", bytes)));
      }
    }
    return listing.files().stream().filter(file -> unseen.contains(file.path())).toList();
  }

  /** What cannot be read to its end, or changed its size meanwhile, is left for the next night. */
  private static List<TakenFile> hash(
      List<LandingFile> files, Landing landing, Staging staging, List<LandingFinding> findings) {
    List<TakenFile> hashed = new ArrayList<>();
    for (LandingFile file : files) {
      try (InputStream in = landing.open(file)) {
        Staging.Copy copy = staging.copy(file.source(), in);
        if (copy.place().bytes() == file.bytes()) {
          hashed.add(new TakenFile(file, copy.sha256(), null, copy.place()));
        } else {
          findings.add(
              new LandingFinding(
                  Kind.STILL_GROWING,
                  file.path(),
                  FindingWords.of("still_growing")
                      .with("bytes", file.bytes())
                      .with("bytes_read", copy.place().bytes())));
        }
      } catch (IOException e) {
        findings.add(
            new LandingFinding(
                Kind.UNREADABLE,
                file.path(),
                FindingWords.of("unreadable").with("cause", e.toString())));
      }
    }
    return hashed;
  }

  /** Inner, many hashes to one taken file: which of the new bytes were taken before. */
  private static Map<Bytes, String> firstFiles(Dataset<Row> ledger, List<TakenFile> hashed) {
    List<Row> hashes =
        hashed.stream()
            .map(
                file ->
                    HASHED
                        .row()
                        .set(Columns.SOURCE, file.file().source().folder())
                        .set(RawTables.FILE_SHA256, file.sha256())
                        .build())
            .distinct()
            .toList();
    Map<Bytes, String> first = new HashMap<>();
    ledger
        .where(RawTables.FILE_STATUS.col().equalTo(TakenFile.TAKEN))
        .as(BEFORE)
        .join(
            broadcast(ledger.sparkSession().createDataFrame(hashes, HASHED.structType()).as(NOW)),
            RawTables.FILE_SHA256
                .in(BEFORE)
                .equalTo(RawTables.FILE_SHA256.in(NOW))
                .and(Columns.SOURCE.in(BEFORE).equalTo(Columns.SOURCE.in(NOW))))
        .select(
            Columns.SOURCE.in(NOW), RawTables.FILE_SHA256.in(NOW), Columns.SOURCE_FILE.in(BEFORE))
        .collectAsList()
        .forEach(
            row ->
                first.put(
                    new Bytes(Columns.SOURCE.from(row), RawTables.FILE_SHA256.from(row)),
                    Columns.SOURCE_FILE.from(row)));
    return first;
  }
}
