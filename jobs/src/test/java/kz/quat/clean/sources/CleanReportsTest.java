package kz.quat.clean.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import kz.quat.clean.CleanFixture;
import kz.quat.clean.RawRows;
import kz.quat.clean.outcomes.Split;
import kz.quat.clean.reports.ReportDocuments;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every rule of a report in one batch, because a query costs more than its rows; what each line
 * shows is written next to it.
 */
@ExtendWith(Spark.Extension.class)
class CleanReportsTest {

  private static final String ARRIVED = "2024-03-02T00:00:00Z";
  private static final String BIN = "000000000017";

  private static String report(String id, String fields, String... readings) {
    return "{\"report_id\":\"%s\",\"schema\":\"quat-report/1\",%s\"readings\":[%s]}"
        .formatted(id, fields, String.join(",", readings));
  }

  private static String fields(String site, String bin, String unit, String time) {
    boolean utc = time.equals("utc");
    return ("\"site_id\":\"%s\",\"miner_bin\":\"%s\",\"period_from\":\"2024-02-29T00:00%s\","
            + "\"period_to\":\"2024-03-02T00:00%s\",\"submitted_at\":\"2024-03-01T20:00:00Z\","
            + "\"revision\":1,\"unit\":\"%s\",\"time\":\"%s\",")
        .formatted(site, bin, utc ? "Z" : "", utc ? "Z" : "", unit, time);
  }

  private static String reading(String hour, String value) {
    return "{\"hour\":\"%s\",\"value\":%s}".formatted(hour, value);
  }

  private static String folded(String hour, String value, int fold) {
    return "{\"hour\":\"%s\",\"value\":%s,\"fold\":%d}".formatted(hour, value, fold);
  }

  private static Dataset<Row> register(Spark spark) {
    String lines =
        TinyLanding.site("ALMATY", BIN, "KZ-35", 10)
            + TinyLanding.site("AQTOBE", "000000000025", "KZ-15", 10);
    return CleanRegister.sites(
            new RawRows(spark, RawTables.REGISTER)
                .json("register.jsonl", ARRIVED, 1, lines.split("\\R"))
                .rows(),
            CleanFixture.RULES)
        .alone()
        .accepted();
  }

  @Test
  void eachReadingEndsInExactlyOnePlaceWithItsReason(Spark spark) {
    String almaty = fields("ALMATY", BIN, "kWh", "utc");
    List<String> documents =
        new ArrayList<>(
            List.of(
                // 1: two good ones, a duplicate, one negative, one over 10 MW + 2 %, one that is
                // not a number
                report(
                    "R-1",
                    almaty,
                    reading("2024-02-29T01:00Z", "1234.5674"),
                    reading("2024-02-29T02:00Z", "10200"),
                    reading("2024-02-29T02:00Z", "77"),
                    reading("2024-02-29T03:00Z", "-1"),
                    reading("2024-02-29T04:00Z", "10201"),
                    reading("2024-02-29T05:00Z", "\"many\"")),
                // 2: before the period, off the hour, not a time
                report(
                    "R-2",
                    almaty,
                    reading("2024-02-28T23:00Z", "1"),
                    reading("2024-02-29T06:30Z", "1"),
                    reading("soon", "1")),
                // 3: the repeated hour of Almaty's clock, 18:00Z, and 19:00Z less one hour: fold
                // tells which
                report(
                    "R-3",
                    fields("ALMATY", BIN, "MW", "local"),
                    folded("2024-02-29T23:00", "1", 0),
                    folded("2024-02-29T23:00", "2", 1),
                    reading("2024-02-29T23:00+06:00", "9"),
                    reading("2024-02-29T23:00", "3")),
                // 4: Aqtobe's clock did not change: 23:00 occurs once
                report(
                    "R-4",
                    fields("AQTOBE", "000000000025", "MWh", "local"),
                    reading("2024-02-29T23:00", "3"),
                    reading("2024-02-29T22:00+06:00", "1")),
                report(
                    "R-5",
                    fields("ALMATY", "000000000099", "kWh", "utc"),
                    reading("2024-02-29T07:00Z", "1")),
                report(
                    "R-6", fields("NOBODY", BIN, "kWh", "utc"), reading("2024-02-29T07:00Z", "1")),
                report(
                    "R-7", fields("ALMATY", BIN, "GJ", "utc"), reading("2024-02-29T07:00Z", "1")),
                report("R-8", almaty)
                    .replace("\"readings\":[]", "\"total\":5,\"interval\":\"day\""),
                report("R-9", almaty, reading("2024-02-29T07:00Z", "1"))
                    .replace("report/1", "report/9")));
    Dataset<Row> raw =
        new RawRows(spark, RawTables.REPORTS)
            .json("batch.jsonl", ARRIVED, 1, documents.toArray(String[]::new))
            .rows();
    Dataset<Row> reports =
        CleanReports.documents(raw, register(spark), CleanFixture.RULES).persist();
    Split split = CleanReports.hours(reports).alone();

    assertThat(
            CleanFixture.values(
                split.accepted(),
                List.of(Columns.SITE_ID, Columns.HOUR_START_UTC),
                Columns.SITE_ID,
                Columns.HOUR_START_UTC,
                Columns.MARKET_DATE,
                MinerColumns.ENERGY_WH,
                MinerColumns.REPORTED_VALUE))
        .containsExactly(
            "ALMATY|2024-02-29 01:00:00|2024-02-29|1234567|1234.5674",
            "ALMATY|2024-02-29 18:00:00|2024-02-29|2000000|2",
            "AQTOBE|2024-02-29 18:00:00|2024-02-29|3000000|3");
    assertThat(CleanFixture.rejected(split))
        .containsExactly(
            "batch.jsonl:1:2 duplicate_key readings[1].hour=77 / 10200",
            "batch.jsonl:1:3 duplicate_key readings[2].hour=77 / 10200",
            "batch.jsonl:1:4 negative readings[3].value=-1",
            "batch.jsonl:1:5 impossible_energy readings[4].value=10201",
            "batch.jsonl:1:6 bad_number readings[5].value=many",
            "batch.jsonl:2:1 hour_outside_period readings[0].hour=2024-02-28T23:00Z",
            "batch.jsonl:2:2 incomplete_hour readings[1].hour=2024-02-29T06:00:00Z: 1 / 2",
            "batch.jsonl:2:3 bad_timestamp readings[2].hour=soon",
            "batch.jsonl:3:1 duplicate_key readings[0].hour=1 / 9",
            "batch.jsonl:3:3 duplicate_key readings[2].hour=1 / 9",
            "batch.jsonl:3:4 ambiguous_local_hour readings[3].hour=2024-02-29T23:00",
            "batch.jsonl:4:2 wrong_offset readings[1].hour=2024-02-29T22:00+06:00",
            "batch.jsonl:5:1 wrong_bin miner_bin=000000000099",
            "batch.jsonl:6:1 unknown_site site_id=NOBODY",
            "batch.jsonl:7:1 bad_unit unit=GJ",
            "batch.jsonl:8:0 not_hourly total=5",
            "batch.jsonl:9:1 bad_schema_version schema=quat-report/9");
    assertThat(CleanReports.counts(reports).first().<Long>getAs(ReportDocuments.RECORDS))
        .isEqualTo(20);
    assertThat(split.accepted().columns())
        .isEqualTo(CoreTables.REPORTED_HOURS.structType().names());
  }
}
