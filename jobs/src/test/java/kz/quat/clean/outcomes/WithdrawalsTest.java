package kz.quat.clean.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.clean.CleanFixture;
import kz.quat.clean.CleanRules;
import kz.quat.clean.RawRows;
import kz.quat.clean.reports.ReportCheck;
import kz.quat.clean.reports.ReportFileCheck;
import kz.quat.clean.reports.SiteRegister;
import kz.quat.clean.sources.CleanRegister;
import kz.quat.clean.sources.CleanReports;
import kz.quat.config.QuatConfig.CleanConfig;
import kz.quat.schema.RawTables;
import kz.quat.submission.Document;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Withdrawals of reports, as a night and as the check of the same file treat them. */
@ExtendWith(Spark.Extension.class)
class WithdrawalsTest {

  private static final String ARRIVED = "2024-06-05T00:00:00Z";
  private static final CleanRules KEPT = CleanFixture.RULES;
  private static final CleanRules WITHDRAWN = rules("withdrawn");

  private static CleanRules rules(String leftOut) {
    CleanConfig c = CleanFixture.RULES.limits();
    return new CleanRules(
        KEPT.regions(),
        KEPT.marketZone(),
        new CleanConfig(
            c.connectionTolerancePct(),
            c.maxReportBytes(),
            c.maxReportDepth(),
            c.maxReadingsPerReport(),
            c.meterGapDays(),
            c.meterLeastReadings(),
            c.leastHourPartsPct(),
            c.messageZone(),
            leftOut,
            c.retroactiveMonths()),
        KEPT.checking());
  }

  private static String head(String id, int revision, String submitted, String more) {
    return String.format(
        Locale.ROOT,
        "{\"report_id\":\"%s\",\"schema\":\"quat-report/1\",\"site_id\":\"A\",\"miner_bin\":"
            + "\"040140000017\",\"period_from\":\"2024-06-01T00:00Z\",\"period_to\":"
            + "\"2024-06-01T04:00Z\",\"submitted_at\":\"2024-06-%sT00:00:00Z\",\"revision\":%d,"
            + "\"time\":\"utc\"%s}",
        id,
        submitted,
        revision,
        more);
  }

  /** Those of the first four hours of June that are named. */
  private static String hours(
      String id, int revision, String submitted, int kwh, String more, int... hours) {
    List<String> readings = new ArrayList<>();
    for (int hour : hours) {
      readings.add("{\"hour\":\"2024-06-01T0%d:00Z\",\"value\":%d}".formatted(hour, kwh + hour));
    }
    return head(
        id,
        revision,
        submitted,
        ",\"unit\":\"kWh\",\"readings\":[" + String.join(",", readings) + "]" + more);
  }

  private static Dataset<Row> register(Spark spark) {
    return CleanRegister.sites(
            new RawRows(spark, RawTables.REGISTER)
                .json(
                    "register.jsonl",
                    ARRIVED,
                    1,
                    TinyLanding.site("A", "040140000017", "KZ-71", 40).split("\\R", -1))
                .rows(),
            KEPT)
        .alone()
        .accepted();
  }

  private record Night(Map<String, Integer> outcomes, long acceptedWh, List<Row> inForce) {}

  private static Night night(
      Spark spark, CleanRules rules, List<Row> before, Withdrawals earlier, String... lines) {
    Dataset<Row> documents =
        CleanReports.documents(
                new RawRows(spark, RawTables.REPORTS)
                    .json(before.isEmpty() ? "r.json" : "later.json", ARRIVED, 1, lines)
                    .rows(),
                register(spark),
                rules)
            .localCheckpoint();
    List<Row> taken = CleanReports.withdrawals(documents).alone().accepted().collectAsList();
    Withdrawals withdrawals =
        earlier.all().isEmpty() ? Withdrawals.of(taken, 1, "Asia/Almaty") : earlier;
    Dataset<Row> existing =
        before.isEmpty() ? null : spark.rows(before.get(0).schema(), new ArrayList<>(before));
    Split split = CleanReports.hours(documents).against(existing, withdrawals);
    Map<String, Integer> outcomes = new TreeMap<>();
    long wh = 0;
    for (Row row : split.judged().collectAsList()) {
      String reason = row.getAs("reason_code");
      String outcome = row.getAs("outcome");
      outcomes.merge(
          row.getAs("report_id") + " " + (reason == null ? outcome : reason), 1, Integer::sum);
      wh += outcome.equals("accepted") ? row.<Long>getAs("energy_wh") : 0;
    }
    return new Night(outcomes, wh, split.accepted().collectAsList());
  }

  private static BigDecimal check(CleanRules rules, String... lines) {
    ReportCheck check =
        new ReportCheck(rules, SiteRegister.unknown("KZ-71"), Instant.parse(ARRIVED));
    List<Document> documents = new ArrayList<>();
    for (String line : lines) {
      documents.add(new Document(documents.size() + 1L, line, null));
    }
    return ReportFileCheck.of(documents, check).stream()
        .map(ReportCheck.Outcome::acceptedKwh)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static final String FIRST = hours("R", 1, "02", 100, "", 0, 1, 2, 3);
  private static final String SECOND = hours("R", 2, "03", 200, "", 0, 1);

  @Test
  void hoursThatARevisionLeavesOutStayOrGoByTheRule(Spark spark) {
    Night kept = night(spark, KEPT, List.of(), Withdrawals.NONE, FIRST, SECOND);
    assertThat(kept.outcomes())
        .containsExactlyInAnyOrderEntriesOf(Map.of("R accepted", 4, "R later_revision", 2));
    assertThat(kept.acceptedWh()).isEqualTo(606_000);
    Night gone = night(spark, WITHDRAWN, List.of(), Withdrawals.NONE, FIRST, SECOND);
    assertThat(gone.outcomes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("R accepted", 2, "R later_revision", 2, "R left_out", 2));
    assertThat(gone.acceptedWh()).isEqualTo(401_000);
    assertThat(check(KEPT, FIRST, SECOND)).isEqualByComparingTo("606");
    assertThat(check(WITHDRAWN, FIRST, SECOND)).isEqualByComparingTo("401");
  }

  @Test
  void aReportIsWithdrawnAndWhatItReplacedDoesNotComeBack(Spark spark) {
    String older = hours("Q", 1, "01", 50, "", 0, 1, 2, 3);
    String withdrawal = head("W", 1, "04", ",\"withdraws\":\"R\"");
    Night night = night(spark, KEPT, List.of(), Withdrawals.NONE, older, FIRST, withdrawal);
    assertThat(night.outcomes())
        .containsExactlyInAnyOrderEntriesOf(Map.of("Q later_submission", 4, "R withdrawn", 4));
    assertThat(check(KEPT, older, FIRST, withdrawal)).isZero();
    Night first = night(spark, KEPT, List.of(), Withdrawals.NONE, FIRST);
    Night later = night(spark, KEPT, first.inForce(), Withdrawals.NONE, withdrawal);
    assertThat(later.outcomes()).containsExactly(Map.entry("R withdrawn", 4));
  }

  @Test
  void whatIsSubmittedAfterAWithdrawalCountsAndALateCopyDoesNot(Spark spark) {
    String withdrawal = head("W", 1, "04", ",\"withdraws\":\"R\"");
    String anew = hours("R", 2, "05", 300, "", 0, 1, 2, 3);
    assertThat(night(spark, KEPT, List.of(), Withdrawals.NONE, withdrawal, anew).acceptedWh())
        .isEqualTo(1_206_000);
    Withdrawals known =
        new Withdrawals(
            List.of(
                new Withdrawal(
                    "A",
                    "R",
                    Instant.parse("2024-06-01T00:00:00Z"),
                    Instant.parse("2024-06-01T04:00:00Z"),
                    null,
                    Instant.parse("2024-06-04T00:00:00Z"),
                    "w.json",
                    1)),
            new TreeSet<>());
    assertThat(night(spark, KEPT, List.of(), known, FIRST).acceptedWh()).isZero();
  }

  @Test
  void aReportReplacesAnotherOneOfOtherHours(Spark spark) {
    String replaces = hours("S", 1, "04", 10, ",\"withdraws\":\"R\"", 0, 1);
    Night night = night(spark, KEPT, List.of(), Withdrawals.NONE, FIRST, replaces);
    assertThat(night.outcomes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("S accepted", 2, "R later_submission", 2, "R withdrawn", 2));
    assertThat(check(KEPT, FIRST, replaces)).isEqualByComparingTo("21");
  }

  @Test
  void aWithdrawalOfAnotherSiteOfALongTimeOrWithoutAPeriodTakesNothingBack(Spark spark) {
    String otherSite = head("W", 1, "04", ",\"withdraws\":\"R\"").replace("\"A\"", "\"B\"");
    String decades =
        head("W", 1, "04", ",\"withdraws\":\"R\"").replace("2024-06-01T00", "2001-06-01T00");
    String noPeriod =
        head("W", 1, "04", ",\"withdraws\":\"R\"").replace("\"2024-06-01T04:00Z\"", "\"x\"");
    Night night =
        night(spark, KEPT, List.of(), Withdrawals.NONE, FIRST, otherSite, decades, noPeriod);
    assertThat(night.outcomes())
        .containsEntry("R accepted", 4)
        .containsEntry("W unknown_site", 1)
        .containsEntry("W bad_period", 1)
        .containsEntry("W bad_timestamp", 1);
  }
}
