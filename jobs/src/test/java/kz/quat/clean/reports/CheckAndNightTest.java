package kz.quat.clean.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.quat.clean.CleanFixture;
import kz.quat.clean.RawRows;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.outcomes.Split;
import kz.quat.clean.sources.CleanRegister;
import kz.quat.clean.sources.CleanReports;
import kz.quat.clean.values.CleanColumns;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.extract.ReportFile;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import kz.quat.submission.Document;
import kz.quat.testkit.ReportCorpus;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * For every report of the corpus, the check and the night accept and refuse the same for the same
 * reasons.
 */
@ExtendWith(Spark.Extension.class)
class CheckAndNightTest {

  private static final QuatConfig CONFIG = ConfigReader.read(Path.of("conf/quat.yaml"));
  private static final Path REPORTED = Path.of("jobs/src/test/resources/reported");
  private static final Instant RECEIVED = Instant.parse("2024-06-10T00:00:00Z");

  @TempDir Path folder;

  /**
   * The outcome of a file.
   *
   * @param records number of records in the file
   * @param refused number of refused records
   * @param energyWh energy of the accepted records
   * @param reasons codes of the refusals
   * @param questions codes of the questions about it
   */
  private record FileOutcome(
      long records,
      long refused,
      long energyWh,
      TreeSet<String> reasons,
      TreeSet<String> questions) {
    static FileOutcome none() {
      return new FileOutcome(0, 0, 0, new TreeSet<>(), new TreeSet<>());
    }

    static FileOutcome asked(@Nullable String... codes) {
      FileOutcome outcome = none();
      for (String code : codes) {
        if (code != null) {
          outcome.questions.add(code);
        }
      }
      return outcome;
    }

    FileOutcome plus(FileOutcome other) {
      FileOutcome both =
          new FileOutcome(
              records + other.records,
              refused + other.refused,
              energyWh + other.energyWh,
              new TreeSet<>(reasons),
              new TreeSet<>(questions));
      both.reasons.addAll(other.reasons);
      both.questions.addAll(other.questions);
      return both;
    }
  }

  private Map<String, List<Document>> files() throws IOException {
    Map<String, List<Document>> files = new LinkedHashMap<>();
    int number = 0;
    for (ReportCorpus.Sample sample : ReportCorpus.samples()) {
      Path file = folder.resolve(sample.as().get(0).equals("json") ? "report.json" : "report");
      Files.write(file, sample.bytes());
      files.put(++number + " " + sample.name(), ReportFile.documents(file, CONFIG.clean()));
    }
    try (Stream<Path> all = Files.walk(REPORTED)) {
      all.filter(Files::isRegularFile).sorted().forEach(file -> files.put(name(file), read(file)));
    }
    return files;
  }

  private static String name(Path file) {
    return REPORTED.relativize(file).toString();
  }

  private static List<Document> read(Path file) {
    try {
      return ReportFile.documents(file, CONFIG.clean());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, FileOutcome> byCheck(
      Map<String, List<Document>> files, SiteRegister sites) {
    Map<String, FileOutcome> outcomes = new TreeMap<>();
    ReportCheck check = new ReportCheck(CleanFixture.RULES, sites, RECEIVED);
    files.forEach(
        (name, documents) -> {
          FileOutcome sum = FileOutcome.none();
          for (ReportCheck.Outcome outcome : ReportFileCheck.of(documents, check)) {
            TreeSet<String> reasons = new TreeSet<>();
            TreeSet<String> questions = new TreeSet<>();
            outcome
                .findings()
                .forEach(found -> (found.refused() ? reasons : questions).add(found.code()));
            BigDecimal wattHours = outcome.acceptedKwh().movePointRight(3);
            sum =
                sum.plus(
                    new FileOutcome(
                        outcome.records(),
                        outcome.refused(),
                        wattHours.longValueExact(),
                        reasons,
                        questions));
          }
          outcomes.put(name, sum);
        });
    return outcomes;
  }

  /** Gives each file sites of its own, since files of one site would supersede each other. */
  private static Checked apart(Checked checked) {
    Dataset<Row> rows =
        checked
            .rows()
            .withColumn(
                Columns.SITE_ID.name(),
                functions.concat(Columns.SOURCE_FILE.col(), Columns.SITE_ID.col()));
    return new Checked(checked.source(), checked.table(), rows);
  }

  private static Map<String, FileOutcome> byNight(
      Spark spark, Map<String, List<Document>> files, Dataset<Row> register) {
    List<Row> raw = new ArrayList<>();
    files.forEach(
        (name, documents) ->
            documents.forEach(
                document ->
                    raw.add(
                        RowFactory.create(
                            name,
                            document.lineNo(),
                            Timestamp.from(RECEIVED),
                            1L,
                            document.text(),
                            document.problem()))));
    Dataset<Row> documents =
        CleanReports.documents(
                spark.rows(RawTables.REPORTS.table().structType(), raw),
                register,
                CleanFixture.RULES)
            .localCheckpoint();
    Map<String, FileOutcome> outcomes = new TreeMap<>();
    files.keySet().forEach(name -> outcomes.put(name, FileOutcome.none()));
    Split hours = apart(CleanReports.hours(documents)).alone();
    Split totals = CleanReports.filedAlone(apart(CleanReports.totals(documents)).alone());
    for (Row row : hours.judged().collectAsList()) {
      add(outcomes, row, row.getAs(MinerColumns.ENERGY_WH.name()));
    }
    for (Row row : totals.judged().collectAsList()) {
      add(outcomes, row, row.getAs("total_wh"));
    }
    for (Row row : CleanReports.withdrawals(documents).rows().collectAsList()) {
      String file = Columns.SOURCE_FILE.from(row);
      FileOutcome note = FileOutcome.asked(row.<String>getAs(CleanColumns.NOTE.name()));
      outcomes.merge(file, note, FileOutcome::plus);
      if (MinerColumns.BELOW_REVISION.from(row) == null) {
        FileOutcome record = new FileOutcome(1, 0, 0, new TreeSet<>(), new TreeSet<>());
        outcomes.merge(file, record, FileOutcome::plus);
      }
    }
    for (Row row : documents.collectAsList()) {
      String codes = MinerColumns.QUESTIONS.from(row);
      if (codes != null) {
        FileOutcome asked = FileOutcome.asked(codes.split(", ", -1));
        outcomes.merge(Columns.SOURCE_FILE.from(row), asked, FileOutcome::plus);
      }
    }
    return outcomes;
  }

  private static void add(Map<String, FileOutcome> outcomes, Row row, Long energyWh) {
    String outcome = row.getAs(CleanColumns.OUTCOME.name());
    boolean refused = outcome.equals(CleanColumns.REJECTED);
    TreeSet<String> reasons = new TreeSet<>();
    TreeSet<String> questions = new TreeSet<>();
    String reason = row.getAs(Columns.REASON_CODE.name());
    if (reason != null) {
      (refused ? reasons : questions).add(reason);
    }
    long taken = outcome.equals(CleanColumns.ACCEPTED) ? energyWh : 0;
    outcomes.merge(
        row.getAs(Columns.SOURCE_FILE.name()),
        new FileOutcome(1, refused ? 1 : 0, taken, reasons, questions),
        FileOutcome::plus);
  }

  @Test
  void takeTheSameForTheSameReasonsAndAskTheSame(Spark spark) throws IOException {
    Map<String, List<Document>> files = files();
    assertThat(files).hasSizeGreaterThan(200);
    String sites =
        TinyLanding.site("A", "040140000017", "KZ-71", 40)
            + TinyLanding.site("B", "040140000017", "KZ-71", 40);
    Dataset<Row> register =
        CleanRegister.sites(
                new RawRows(spark, RawTables.REGISTER)
                    .json("register.jsonl", "2021-01-01T00:00:00Z", 1, sites.split("\\R", -1))
                    .rows(),
                CleanFixture.RULES)
            .alone()
            .accepted()
            .localCheckpoint();
    Map<String, FileOutcome> check = byCheck(files, SiteRegister.of(register));
    Map<String, FileOutcome> night = byNight(spark, files, register);
    assertThat(night).isEqualTo(check);
    assertThat(check.values().stream().filter(outcome -> outcome.energyWh() > 0).count())
        .isGreaterThan(60);
    assertThat(check.values().stream().filter(each -> !each.questions().isEmpty()).count())
        .isGreaterThan(60);
  }
}
