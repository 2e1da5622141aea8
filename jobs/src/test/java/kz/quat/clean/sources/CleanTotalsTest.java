package kz.quat.clean.sources;

import static kz.quat.clean.CleanFixture.RULES;
import static kz.quat.clean.CleanFixture.rejected;
import static kz.quat.clean.CleanFixture.superseded;
import static kz.quat.clean.CleanFixture.values;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.quat.clean.RawRows;
import kz.quat.clean.outcomes.Split;
import kz.quat.clean.reports.ReportDocuments;
import kz.quat.schema.Columns;
import kz.quat.schema.RawTables;
import kz.quat.schema.ReconciliationTables;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Totals of SITE-A, 10 MW in Karaganda (+06), filed on 5 December 2022. */
@ExtendWith(Spark.Extension.class)
class CleanTotalsTest {

  private static final String ARRIVED = "2022-12-05T03:00:00Z";

  private static Dataset<Row> documents(Spark spark, String file, long run, String... documents) {
    return documents(spark, List.of(entry("000000000017", 10, "2021-01-01")), file, run, documents);
  }

  /** SITE-A in the register from a day on. */
  private static String entry(String bin, double connectionMw, String validFrom) {
    return TinyLanding.site("SITE-A", bin, "KZ-35", connectionMw)
        .strip()
        .replace("\"valid_from\":\"2021-01-01\"", "\"valid_from\":\"%s\"".formatted(validFrom));
  }

  private static Dataset<Row> documents(
      Spark spark, List<String> entries, String file, long run, String... documents) {
    Dataset<Row> register =
        CleanRegister.sites(
                new RawRows(spark, RawTables.REGISTER)
                    .json("r.json", ARRIVED, 1, entries.toArray(String[]::new))
                    .rows(),
                RULES)
            .alone()
            .accepted();
    return CleanReports.documents(
        new RawRows(spark, RawTables.REPORTS).json(file, ARRIVED, run, documents).rows(),
        register,
        RULES);
  }

  private static String report(
      String from, String to, int revision, String unit, String time, String rest) {
    return ("{\"report_id\":\"R\",\"schema\":\"quat-report/1\",\"site_id\":\"SITE-A\","
            + "\"miner_bin\":\"000000000017\",\"period_from\":\"%s\",\"period_to\":\"%s\","
            + "\"submitted_at\":\"2022-12-04T00:00:00Z\",\"revision\":%d,\"unit\":\"%s\","
            + "\"time\":\"%s\",%s}")
        .formatted(from, to, revision, unit, time, rest);
  }

  @Test
  void aTotalIsKeptAsReportedAndNoHourIsMadeOfIt(Spark spark) {
    Dataset<Row> documents =
        documents(
            spark,
            "a.jsonl",
            1,
            report(
                "2022-11-01T00:00",
                "2022-12-01T00:00",
                1,
                "MWh",
                "local",
                "\"total\":1440.5,\"interval\":\"month\""),
            report(
                "2022-11-01T18:00Z",
                "2022-11-02T18:00Z",
                1,
                "MW",
                "utc",
                "\"total\":2,\"interval\":\"day\""),
            report(
                "2022-11-03T00:00",
                "2022-11-03T02:00",
                1,
                "kWh",
                "local",
                "\"total\":12,\"readings\":[{\"hour\":\"2022-11-03T00:00\",\"value\":5},"
                    + "{\"hour\":\"2022-11-03T01:00\",\"value\":6}]"));
    Split totals = CleanReports.totals(documents).alone();
    assertThat(
            values(
                totals.accepted(),
                ReconciliationTables.REPORTED_TOTALS.key(),
                ReconciliationTables.INTERVAL,
                Columns.MARKET_DATE,
                ReconciliationTables.TOTAL_WH,
                ReconciliationTables.HOURS_SUM_WH))
        .containsExactly(
            "day|2022-11-02|48000000|null",
            "hours|2022-11-03|12000|11000",
            "month|2022-11-01|1440500000|null");
    assertThat(CleanReports.counts(documents).first().<Long>getAs(ReportDocuments.TOTALS))
        .isEqualTo(3);
    assertThat(CleanReports.counts(documents).first().<Long>getAs(ReportDocuments.RECORDS))
        .isEqualTo(2);
    assertThat(CleanReports.hours(documents).alone().accepted().count()).isEqualTo(2);
  }

  @Test
  void theLatestRevisionOfATotalCounts(Spark spark) {
    String month = "\"interval\":\"month\",\"total\":";
    Split first =
        CleanReports.totals(
                documents(
                    spark,
                    "a.json",
                    1,
                    report(
                        "2022-11-01T00:00", "2022-12-01T00:00", 2, "MWh", "local", month + "20")))
            .alone();
    Split later =
        CleanReports.totals(
                documents(
                    spark,
                    "b.json",
                    2,
                    report(
                        "2022-11-01T00:00", "2022-12-01T00:00", 1, "MWh", "local", month + "10")))
            .against(first.accepted());
    assertThat(superseded(later)).containsExactly("b.json:1:0 later_revision by a.json:1");
  }

  @Test
  void aTotalThatBreaksARuleIsRefusedWhole(Spark spark) {
    String day = "\"interval\":\"day\",\"total\":";
    Split split =
        CleanReports.hours(
                documents(
                    spark,
                    "a.jsonl",
                    1,
                    report("2022-11-01T00:00", "2022-11-03T00:00", 1, "kWh", "local", day + "1"),
                    report("2022-11-01T01:00", "2022-11-02T01:00", 1, "kWh", "local", day + "1"),
                    report("2022-11-01T00:00", "2022-11-02T00:00", 1, "kWh", "local", day + "-1"),
                    report(
                        "2022-11-01T00:00", "2022-11-02T00:00", 1, "kWh", "local", day + "\"x\""),
                    report("2022-11-01T00:00", "2022-11-02T00:00", 1, "MWh", "local", day + "245"),
                    report("2022-12-05T00:00", "2022-12-06T00:00", 1, "MWh", "local", day + "24"),
                    report(
                        "2022-11-01T00:00",
                        "2022-11-02T00:00",
                        1,
                        "MWh",
                        "local",
                        "\"interval\":\"week\",\"total\":24")))
            .alone();
    assertThat(rejected(split))
        .containsExactly(
            "a.jsonl:1:0 not_hourly total=1",
            "a.jsonl:2:0 not_hourly total=1",
            "a.jsonl:3:0 negative total=-1",
            "a.jsonl:4:0 bad_number total=x",
            "a.jsonl:5:0 impossible_energy total=245",
            "a.jsonl:6:0 future_hour period_to=2022-12-06T00:00",
            "a.jsonl:7:0 not_hourly total=24");
  }

  @Test
  void aSiteThatCameOrGrewWithinThePeriodReportsTheWholeOfIt(Spark spark) {
    String stated = "\"interval\":\"month\",\"total\":";
    List<String> entries =
        List.of(entry("000000000017", 1, "2022-11-15"), entry("000000000025", 4, "2022-11-20"));
    Dataset<Row> documents =
        documents(
            spark,
            entries,
            "a.jsonl",
            1,
            report("2022-10-01T00:00", "2022-11-01T00:00", 1, "MWh", "local", stated + 1),
            month("000000000017", 2880),
            month("000000000025", 3100),
            month("000000000033", 1));
    assertThat(rejected(CleanReports.hours(documents).alone()))
        .containsExactly(
            "a.jsonl:1:0 unknown_site site_id=SITE-A",
            "a.jsonl:3:0 impossible_energy total=3100",
            "a.jsonl:4:0 wrong_bin miner_bin=000000000033");
    assertThat(CleanReports.totals(documents).alone().accepted().count()).isEqualTo(1);
  }

  private static String month(String bin, int mwh) {
    return report(
            "2022-11-01T00:00",
            "2022-12-01T00:00",
            1,
            "MWh",
            "local",
            "\"interval\":\"month\",\"total\":" + mwh)
        .replace("000000000017", bin);
  }
}
