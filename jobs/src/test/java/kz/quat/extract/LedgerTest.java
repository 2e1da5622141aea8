package kz.quat.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.schema.RawTables;
import kz.quat.testkit.FolderStore;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.Extension.class)
class LedgerTest {

  private static final Instant NOW = Instant.parse("2022-12-09T00:00:00Z");

  @TempDir Path landing;
  @TempDir Path staged;

  private void put(String path, String text) throws IOException {
    Path file = landing.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Intake take(Dataset<Row> ledger) {
    return take(ledger, NOW, NOW, Admission.NONE);
  }

  private Intake take(Dataset<Row> ledger, Instant issuedAt, Instant runTime, Admission admission) {
    Landing folder = Landing.in(landing);
    return Ledger.take(
        ledger.collectAsList(),
        folder.list(issuedAt, runTime, SettledFolders.NONE),
        folder,
        new FolderStore(staged),
        admission);
  }

  private static Dataset<Row> empty(Spark spark) {
    return spark.rows(RawTables.FILES.structType(), List.of());
  }

  @Test
  void theFirstToArriveIsTakenAndTheSameBytesAreItsDuplicates(Spark spark) throws IOException {
    put("metering/received=20221206T0100Z/b.csv", "same");
    put("metering/received=20221206T0100Z/a.csv", "same");
    put("metering/received=20221205T0100Z/z.csv", "same");
    put("weather/received=20221206T0100Z/w.csv", "same");
    Intake intake = take(empty(spark));
    assertThat(intake.files())
        .extracting(file -> file.file().path(), TakenFile::status, TakenFile::firstFile)
        .containsExactly(
            tuple("metering/received=20221205T0100Z/z.csv", "taken", null),
            tuple(
                "metering/received=20221206T0100Z/a.csv",
                "duplicate",
                "metering/received=20221205T0100Z/z.csv"),
            tuple(
                "metering/received=20221206T0100Z/b.csv",
                "duplicate",
                "metering/received=20221205T0100Z/z.csv"),
            tuple("weather/received=20221206T0100Z/w.csv", "taken", null));
    assertThat(intake.of(RawTables.METERING))
        .extracting(taken -> taken.file().path())
        .containsExactly("metering/received=20221205T0100Z/z.csv");
    assertThat(intake.files().get(0).sha256())
        .isEqualTo("0967115f2813a3541eaef77de9d9d5773f1c0c04314b0bbfe4ff3b3b1c55b5d5");
  }

  @Test
  void whatARunTookIsNotTakenAgain(Spark spark) throws IOException {
    put("metering/received=20221205T0100Z/a.csv", "one");
    Dataset<Row> ledger =
        spark.rows(RawTables.FILES.structType(), take(empty(spark)).ledgerRows(1));
    put("metering/received=20221204T0100Z/late.csv", "one");
    put("metering/received=20221206T0100Z/b.csv", "two");
    assertThat(take(ledger).files())
        .extracting(file -> file.file().path(), TakenFile::firstFile)
        .containsExactly(
            tuple(
                "metering/received=20221204T0100Z/late.csv",
                "metering/received=20221205T0100Z/a.csv"),
            tuple("metering/received=20221206T0100Z/b.csv", null));
  }

  @Test
  void aFileThatChangedAfterItWasTakenIsAFinding(Spark spark) throws IOException {
    put("metering/received=20221205T0100Z/a.csv", "one");
    Dataset<Row> ledger =
        spark.rows(RawTables.FILES.structType(), take(empty(spark)).ledgerRows(1));
    put("metering/received=20221205T0100Z/a.csv", "three");
    Intake intake = take(ledger);
    assertThat(intake.files()).isEmpty();
    assertThat(intake.findings())
        .extracting(LandingFinding::kind)
        .containsExactly(LandingFinding.Kind.CHANGED_AFTER_TAKEN);
  }

  @Test
  void aFileThatChangedInPlaceAtTheSameSizeIsAFindingAndATouchedOneIsNone(Spark spark)
      throws IOException {
    String path = "metering/received=20221205T0100Z/a.csv";
    put(path, "one");
    Dataset<Row> ledger =
        spark.rows(RawTables.FILES.structType(), take(empty(spark)).ledgerRows(1));
    FileTime later = FileTime.from(NOW.plusSeconds(3600));
    Files.setLastModifiedTime(landing.resolve(path), later);
    assertThat(take(ledger).findings()).isEmpty();
    put(path, "two");
    Files.setLastModifiedTime(landing.resolve(path), later);
    Intake intake = take(ledger);
    assertThat(intake.files()).isEmpty();
    assertThat(intake.findings())
        .extracting(LandingFinding::kind, finding -> finding.words().parameters().get("message"))
        .containsExactly(tuple(LandingFinding.Kind.CHANGED_AFTER_TAKEN, "changed_in_place"));
  }

  /** A run at half past eight sees the file first; that morning's night was issued at 8. */
  @Test
  void aFileOutsideReceivedFoldersIsReportedAndTakenByTheNightWhoseIssueTimeFollows(Spark spark)
      throws IOException {
    put("metering/loose.csv", "one");
    Landing folder = Landing.in(landing);
    Instant seen = NOW.plusSeconds(1800);
    Intake first = take(empty(spark), NOW, seen, Admission.NONE);
    assertThat(first.files()).isEmpty();
    assertThat(first.findings())
        .extracting(LandingFinding::kind, LandingFinding::path)
        .containsExactly(tuple(LandingFinding.Kind.OUTSIDE_RECEIVED, "metering/loose.csv"));

    Dataset<Row> ledger = spark.rows(RawTables.FILES.structType(), first.ledgerRows(1));
    Intake again = take(ledger, NOW, seen.plusSeconds(60), Admission.NONE);
    assertThat(again.files()).isEmpty();
    assertThat(again.ledgerRows(2)).as("it is entered as seen once").isEmpty();

    Instant nextIssue = NOW.plusSeconds(86400);
    Intake taken = take(ledger, nextIssue, nextIssue.plusSeconds(1800), Admission.NONE);
    assertThat(taken.findings()).isEmpty();
    assertThat(taken.files())
        .extracting(file -> file.file().path(), file -> file.file().receivedAt())
        .containsExactly(tuple("metering/loose.csv", seen));

    List<Row> all = new ArrayList<>(first.ledgerRows(1));
    all.addAll(taken.ledgerRows(2));
    Instant third = nextIssue.plusSeconds(86400);
    Intake after =
        take(spark.rows(RawTables.FILES.structType(), all), third, third, Admission.NONE);
    assertThat(after.files()).isEmpty();
    assertThat(after.findings()).isEmpty();
    assertThat(folder.list(third, third, SettledFolders.NONE).undated()).hasSize(1);
  }

  @Test
  void aLateFileIsTakenWhereAPersonAdmitsItAndNoOtherOne(Spark spark) throws IOException {
    put("grid_load/received=20221209T0300Z/corrected.csv", "one");
    put("grid_load/received=20221209T0300Z/other.csv", "two");
    Admission admission =
        new Admission(Set.of("grid_load/received=20221209T0300Z/corrected.csv"), "unit corrected");
    Intake intake = take(empty(spark), NOW, NOW, admission);
    assertThat(intake.files())
        .extracting(file -> file.file().path())
        .containsExactly("grid_load/received=20221209T0300Z/corrected.csv");
    Dataset<Row> ledger = spark.rows(RawTables.FILES.structType(), intake.ledgerRows(1));
    assertThatThrownBy(() -> take(ledger, NOW, NOW, admission))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            "Cannot admit grid_load/received=20221209T0300Z/corrected.csv: each must lie in the"
                + " landing folder and not have been taken before");
  }

  @Test
  void aFileThatGrowsWhileItIsReadIsLeftForTheNextRun(Spark spark) throws IOException {
    put("metering/received=20221205T0100Z/a.csv", "one");
    LandingFolder.Listing listing = LandingFolder.list(landing, NOW, NOW, SettledFolders.NONE);
    put("metering/received=20221205T0100Z/a.csv", "one and more");
    Intake intake =
        Ledger.take(
            List.of(), listing, Landing.in(landing), new FolderStore(staged), Admission.NONE);
    assertThat(intake.files()).isEmpty();
    assertThat(intake.findings())
        .extracting(LandingFinding::kind)
        .containsExactly(LandingFinding.Kind.STILL_GROWING);
  }

  @Test
  void aFileThatVanishesAfterItWasListedIsNotTakenAndIsTakenWhenItIsBack(Spark spark)
      throws IOException {
    put("metering/received=20221205T0100Z/a.csv", "one");
    LandingFolder.Listing listing = LandingFolder.list(landing, NOW, NOW, SettledFolders.NONE);
    Files.delete(landing.resolve("metering/received=20221205T0100Z/a.csv"));
    Intake intake =
        Ledger.take(
            List.of(), listing, Landing.in(landing), new FolderStore(staged), Admission.NONE);
    assertThat(intake.files()).isEmpty();
    assertThat(intake.findings())
        .extracting(LandingFinding::kind)
        .containsExactly(LandingFinding.Kind.UNREADABLE);
    put("metering/received=20221205T0100Z/a.csv", "one");
    assertThat(take(empty(spark)).files()).hasSize(1);
  }

  @Test
  void whatIsReadIsWhatWasHashedThoughTheFileChangesOrVanishesMeanwhile(Spark spark)
      throws IOException {
    put("grid_load/received=20221205T0100Z/a.csv", "region,hour_start_utc,load_mw\nKZ-10,h,1\n");
    put("grid_load/received=20221205T0100Z/b.csv", "region,hour_start_utc,load_mw\nKZ-11,h,2\n");
    Intake intake = take(empty(spark));
    put("grid_load/received=20221205T0100Z/a.csv", "region,hour_start_utc,load_mw\nKZ-10,h,9\n");
    Files.delete(landing.resolve("grid_load/received=20221205T0100Z/b.csv"));
    List<Row> rows =
        new RawRecords(
                RawTables.GRID_LOAD,
                intake.of(RawTables.GRID_LOAD),
                intake.staged(),
                1L,
                new QuatConfig.CleanConfig(
                    2.0, 2048, 8, 100, 14, 24, 100.0, "Asia/Almaty", "kept", 13))
            .dataset(spark.session())
            .collectAsList();
    assertThat(rows)
        .extracting(row -> row.<String>getAs("load_mw"))
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void aCopyThatCannotBeReadEndsTheNightAndRefusesNoRecord(Spark spark) throws IOException {
    put("grid_load/received=20221205T0100Z/a.csv", "region,hour_start_utc,load_mw\nKZ-10,h,1\n");
    Intake intake = take(empty(spark));
    Files.writeString(staged.resolve("grid_load.bin"), "region,hour");
    Dataset<Row> rows =
        new RawRecords(
                RawTables.GRID_LOAD,
                intake.of(RawTables.GRID_LOAD),
                intake.staged(),
                1L,
                new QuatConfig.CleanConfig(
                    2.0, 2048, 8, 100, 14, 24, 100.0, "Asia/Almaty", "kept", 13))
            .dataset(spark.session());
    org.assertj.core.api.Assertions.assertThatThrownBy(rows::collectAsList)
        .hasStackTraceContaining("The copies of new files cannot be read");
  }

  @Test
  void aLandingFolderInAFileStoreIsListedByTheRulesOfOneOnADisk(Spark spark) throws IOException {
    put("metering/received=20221205T0100Z/a.csv", "one");
    put("metering/received=20221205T0100Z/deep/b.csv", "two");
    put("metering/received=2022/c.csv", "no time");
    put("metering/deep/received=20221205T0100Z/d.csv", "not in its place");
    put("metering/_work/e.csv", "hidden");
    put("metering/received=20221205T0100Z/f.csv.part", "temporary");
    put("metering/g.csv", "of no folder");
    put("meterings/h.csv", "of no source");
    put("README.md", "a note");
    LandingFolder.Listing disk = LandingFolder.list(landing, NOW, NOW, SettledFolders.NONE);
    LandingFolder.Listing stored =
        new StoreLanding(new FolderStore(landing)).list(NOW, NOW, SettledFolders.NONE);
    assertThat(stored)
        .as("a store's files have no time of their own")
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*modifiedAt")
        .isEqualTo(disk);
    assertThat(stored.undated()).hasSize(1);
    assertThat(stored.files()).hasSize(2);
    assertThat(stored.findings()).hasSize(3);
    assertThat(take(empty(spark)).files()).hasSize(3);
  }
}
