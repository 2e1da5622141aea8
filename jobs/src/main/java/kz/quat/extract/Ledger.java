package kz.quat.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.quat.domain.FileStore;
import kz.quat.domain.UserErrorException;
import kz.quat.extract.LandingFinding.Kind;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.RawTables;
import kz.quat.text.FindingWords;
import org.apache.spark.sql.Row;

/**
 * Decides which listed files are new. A file is identified by its path, so only files that no run
 * has seen are opened; a file with the same bytes in the same source is a duplicate of the first
 * file taken in. The ledger is searched in memory, once by path and, if there are new files, once
 * by hash.
 */
public final class Ledger {

  /** The columns of {@link RawTables#FILES} that are needed here. */
  public static final List<ColumnSpec> COLUMNS =
      List.of(
          Columns.SOURCE,
          Columns.SOURCE_FILE,
          RawTables.FILE_BYTES,
          RawTables.FILE_SHA256,
          RawTables.FILE_STATUS,
          Columns.RECEIVED_AT,
          RawTables.FILE_MODIFIED_AT);

  private Ledger() {}

  /** A file's hash within its source: the same bytes in two sources are two files. */
  private record Bytes(String source, String sha256) {}

  /**
   * The new files of a listing, copied and hashed.
   *
   * @param ledger the rows of {@link RawTables#FILES} of all runs, with at least {@link #COLUMNS}
   * @param staged where the copies are put
   * @param admission files taken in although they arrived after the issue time
   * @throws UserErrorException (usage) for an admitted file that does not exist or was taken in
   *     before
   */
  public static Intake take(
      Collection<Row> ledger,
      LandingFolder.Listing listing,
      Landing landing,
      FileStore staged,
      Admission admission) {
    UnseenFiles unseen = UnseenFiles.of(ledger, listing, landing, admission);
    List<LandingFinding> findings = new ArrayList<>(listing.findings());
    findings.addAll(unseen.findings());
    List<TakenFile> hashed;
    try (Staging staging = new Staging(staged)) {
      hashed = hash(unseen.files(), landing, staging, findings);
    }
    Map<Bytes, String> known = hashed.isEmpty() ? new HashMap<>() : firstFiles(ledger, hashed);
    List<TakenFile> files = new ArrayList<>();
    for (TakenFile file : hashed) {
      Bytes bytes = new Bytes(file.file().source().folder(), file.sha256());
      String earlier = known.putIfAbsent(bytes, file.file().path());
      files.add(new TakenFile(file.file(), file.sha256(), earlier, file.place()));
    }
    return new Intake(files, unseen.firstSeen(), findings, staged);
  }

  /**
   * Copies and hashes the files. One that cannot be read to its end, or whose size changed
   * meanwhile, is left for the next night.
   */
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
        findings.add(LandingFinding.unreadable(file.path(), e));
      }
    }
    return hashed;
  }

  /** The files taken in before with the same bytes, by hash. */
  private static Map<Bytes, String> firstFiles(Collection<Row> ledger, List<TakenFile> hashed) {
    Set<Bytes> now = new HashSet<>();
    hashed.forEach(file -> now.add(new Bytes(file.file().source().folder(), file.sha256())));
    Map<Bytes, String> first = new HashMap<>();
    for (Row row : ledger) {
      Bytes bytes = new Bytes(Columns.SOURCE.from(row), RawTables.FILE_SHA256.from(row));
      if (TakenFile.TAKEN.equals(RawTables.FILE_STATUS.from(row)) && now.contains(bytes)) {
        first.put(bytes, Columns.SOURCE_FILE.from(row));
      }
    }
    return first;
  }
}
