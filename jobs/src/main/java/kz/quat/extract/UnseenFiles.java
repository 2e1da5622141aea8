package kz.quat.extract;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import kz.quat.domain.Sha256;
import kz.quat.domain.UserErrorException;
import kz.quat.extract.LandingFinding.Kind;
import kz.quat.schema.Columns;
import kz.quat.schema.RawTables;
import kz.quat.text.FindingWords;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Finds the listed files that no run has taken in, by their paths in the ledger.
 *
 * <p>A file outside {@code received=} folders has no arrival of its own. The first run that finds
 * it enters it as seen, and the time of that run is its arrival from then on. So the first night
 * with a later issue time takes it in, and the same files give the same night again.
 */
final class UnseenFiles {

  /** The most files per night that are read again because only their time has changed. */
  private static final int MOST_COMPARED = 100;

  private final LandingFolder.Listing listing;
  private final Landing landing;
  private final Admission admission;
  private final Map<String, Entries> entries = new HashMap<>();
  private final List<LandingFile> files = new ArrayList<>();
  private final List<Intake.SeenFile> firstSeen = new ArrayList<>();
  private final List<LandingFinding> findings = new ArrayList<>();
  private int compared;

  /** The ledger's entries about a listed file. */
  private static final class Entries {
    private @Nullable Row taken;
    private @Nullable Instant seenAt;
  }

  private UnseenFiles(LandingFolder.Listing listing, Landing landing, Admission admission) {
    this.listing = listing;
    this.landing = landing;
    this.admission = admission;
  }

  static UnseenFiles of(
      Collection<Row> ledger, LandingFolder.Listing listing, Landing landing, Admission admission) {
    UnseenFiles unseen = new UnseenFiles(listing, landing, admission);
    unseen.lookUp(ledger);
    listing.files().forEach(file -> unseen.add(file, file.receivedAt()));
    listing.undated().forEach(unseen::addUndated);
    unseen.admit();
    unseen.files.sort(LandingFolder.BY_ARRIVAL);
    return unseen;
  }

  /** Files to take in, in the order of arrival. */
  List<LandingFile> files() {
    return files;
  }

  /** Files to enter as seen. */
  List<Intake.SeenFile> firstSeen() {
    return firstSeen;
  }

  List<LandingFinding> findings() {
    return findings;
  }

  private void lookUp(Collection<Row> ledger) {
    for (Row row : ledger) {
      Entries found = entries.computeIfAbsent(Columns.SOURCE_FILE.from(row), path -> new Entries());
      if (TakenFile.SEEN.equals(RawTables.FILE_STATUS.from(row))) {
        found.seenAt = Columns.RECEIVED_AT.<Timestamp>from(row).toInstant();
      } else {
        found.taken = row;
      }
    }
  }

  /** Takes in a file that no run has taken in; checks whether one that was taken in has changed. */
  private void add(LandingFile file, Instant arrival) {
    Entries found = entries.get(file.path());
    Row taken = found == null ? null : found.taken;
    if (taken == null) {
      files.add(file.arrivedAt(arrival));
    } else {
      changes(file, taken);
    }
  }

  private void addUndated(LandingFile file) {
    Entries found = entries.get(file.path());
    Instant seenAt = found == null ? null : found.seenAt;
    Instant arrival = seenAt == null ? file.receivedAt() : seenAt;
    boolean isTaken = found != null && found.taken != null;
    if (isTaken
        || !arrival.isAfter(listing.issuedAt())
        || admission.reasonFor(file.path()) != null) {
      add(file, arrival);
      return;
    }
    findings.add(
        new LandingFinding(
            Kind.OUTSIDE_RECEIVED,
            file.path(),
            FindingWords.of("outside_received")
                .with("moment", arrival.toString())
                .with("source", file.source().folder())));
    String sha256 = seenAt == null ? sha256(file) : null;
    if (sha256 != null) {
      firstSeen.add(new Intake.SeenFile(file, sha256));
    }
  }

  private void admit() {
    TreeSet<String> missing = new TreeSet<>(admission.paths());
    for (LandingFile file : listing.later()) {
      if (admission.reasonFor(file.path()) != null) {
        add(file, file.receivedAt());
      }
    }
    files.forEach(file -> missing.remove(file.path()));
    if (!missing.isEmpty()) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          "Cannot admit %s: each must lie in the landing folder and not have been taken before"
              .formatted(String.join(", ", missing)));
    }
  }

  private void changes(LandingFile file, Row taken) {
    long bytesBefore = RawTables.FILE_BYTES.<Long>from(taken);
    if (bytesBefore != file.bytes()) {
      changed(file, FindingWords.of("changed_after_taken").with("bytes", bytesBefore));
      return;
    }
    Timestamp before = RawTables.FILE_MODIFIED_AT.from(taken);
    Instant now = file.modifiedAt();
    if (before == null || now == null || before.toInstant().equals(now)) {
      return;
    }
    if (compared++ < MOST_COMPARED) {
      String sha256 = sha256(file);
      if (sha256 != null && !sha256.equals(RawTables.FILE_SHA256.from(taken))) {
        changed(file, FindingWords.of("changed_in_place"));
      }
    }
  }

  private void changed(LandingFile file, FindingWords words) {
    findings.add(new LandingFinding(Kind.CHANGED_AFTER_TAKEN, file.path(), words));
  }

  /** The file's hash; null, with a finding, if it cannot be read. */
  private @Nullable String sha256(LandingFile file) {
    try (InputStream in = landing.open(file)) {
      return new Sha256().add(in).hex();
    } catch (IOException e) {
      findings.add(LandingFinding.unreadable(file.path(), e));
      return null;
    }
  }
}
