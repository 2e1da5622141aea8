package kz.quat.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.quat.testkit.FolderStore;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettledFoldersTest {

  private static final Instant ARRIVED = Instant.parse("2022-10-01T01:00:00Z");
  private static final String OLD = "metering/received=20221001T0100Z/";

  @TempDir Path landing;
  @TempDir Path staged;

  private final List<Row> ledger = new ArrayList<>();

  private void put(String path, String text) throws IOException {
    Path file = landing.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Takes in what arrived by a number of days after the first arrival. */
  private Intake night(int days) {
    Instant issuedAt = ARRIVED.plus(Duration.ofDays(days));
    Landing folder = Landing.in(landing);
    Intake intake =
        Ledger.take(
            ledger,
            folder.list(issuedAt, issuedAt, SettledFolders.of(ledger, issuedAt)),
            folder,
            new FolderStore(staged),
            Admission.NONE);
    ledger.addAll(intake.ledgerRows(days));
    return intake;
  }

  @Test
  void aNewNameInAnOldFolderIsTakenAtOnce() throws IOException {
    put(OLD + "a.csv", "one");
    assertThat(night(1).files()).hasSize(1);
    put(OLD + "b.csv", "two");
    put(OLD + "deep/c.csv", "three");
    assertThat(night(60).files())
        .extracting(taken -> taken.file().path())
        .containsExactly(OLD + "b.csv", OLD + "deep/c.csv");
  }

  @Test
  void aFileThatChangesInAnOldFolderIsSaidOnceInThirtyNights() throws IOException {
    put(OLD + "a.csv", "one");
    assertThat(night(1).files()).hasSize(1);
    put(OLD + "a.csv", "one and more");
    int said = 0;
    for (int day = 60; day < 60 + SettledFolders.ROUND_DAYS; day++) {
      said += night(day).findings().size();
    }
    assertThat(said).isEqualTo(1);
  }

  @Test
  void aFileThatChangesInAYoungFolderIsSaidEveryNight() throws IOException {
    put(OLD + "a.csv", "one");
    assertThat(night(1).files()).hasSize(1);
    put(OLD + "a.csv", "one and more");
    for (int day = 2; day <= SettledFolders.SETTLED_AFTER_DAYS; day++) {
      assertThat(night(day).findings())
          .extracting(LandingFinding::kind)
          .containsExactly(LandingFinding.Kind.CHANGED_AFTER_TAKEN);
    }
  }

  @Test
  void filesThatAreRemovedAreNotMissed() throws IOException {
    put(OLD + "a.csv", "one");
    put(OLD + "b.csv", "two");
    assertThat(night(1).files()).hasSize(2);
    Files.delete(landing.resolve(OLD + "a.csv"));
    Intake later = night(60);
    assertThat(later.files()).isEmpty();
    assertThat(later.findings()).isEmpty();
  }
}
