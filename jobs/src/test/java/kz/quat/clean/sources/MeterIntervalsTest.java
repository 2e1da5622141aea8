package kz.quat.clean.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import kz.quat.clean.CleanFixture;
import kz.quat.clean.RawRows;
import kz.quat.clean.outcomes.Split;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.Extension.class)
class MeterIntervalsTest {

  private static final Timestamp ARRIVED = Timestamp.from(Instant.parse("2022-12-06T00:30:00Z"));

  private static Row reading(
      long line, String hour, String kwh, String status, @Nullable String parts) {
    return RowFactory.create(
        "m.xml", line, ARRIVED, 1L, "P", "A", hour, kwh, status, "7", parts, "text", null);
  }

  @Test
  void partsOfAcceptedHoursAreKeptAtTheirOwnResolution(Spark spark) {
    Dataset<Row> register =
        CleanRegister.sites(
                new RawRows(spark, RawTables.REGISTER)
                    .json(
                        "register.jsonl",
                        "2021-01-01T00:00:00Z",
                        1,
                        TinyLanding.site("A", "040140000017", "KZ-71", 40).strip())
                    .rows(),
                CleanFixture.RULES)
            .alone()
            .accepted();
    Dataset<Row> raw =
        spark.rows(
            RawTables.METERING.table().structType(),
            List.of(
                reading(1, "2022-12-05T00:00:00Z", "1", "ok", "15:0.1;0.2;0.3;0.4"),
                reading(2, "2022-12-05T01:00:00Z", "9", "scaled", "30:;4.5"),
                reading(3, "2022-12-05T02:00:00Z", "5", "not_commercial", null)));
    Split split = CleanMetering.hours(raw, register, CleanFixture.RULES).alone();
    assertThat(
            CleanFixture.values(
                split.accepted(),
                CoreTables.METER_HOURS.key(),
                MinerColumns.ENERGY_WH,
                MinerColumns.METER_STATUS,
                MinerColumns.MESSAGE_NO))
        .containsExactly("1000|ok|7", "9000|scaled|7", "5000|not_commercial|7");
    assertThat(
            CleanFixture.values(
                MeterIntervals.of(split.accepted()),
                CoreTables.METER_INTERVALS.key(),
                MinerColumns.INTERVAL_START_UTC,
                MinerColumns.INTERVAL_MINUTES,
                MinerColumns.ENERGY_WH,
                Columns.MARKET_DATE))
        .containsExactly(
            "2022-12-05 00:00:00|15|100|2022-12-05",
            "2022-12-05 00:15:00|15|200|2022-12-05",
            "2022-12-05 00:30:00|15|300|2022-12-05",
            "2022-12-05 00:45:00|15|400|2022-12-05",
            "2022-12-05 01:30:00|30|4500|2022-12-05");
  }

  @Test
  void aMessagesReadingBelongsToTheSiteOfItsPointOnThatDay(Spark spark) {
    Dataset<Row> points =
        spark
            .session()
            .sql(
                "SELECT * FROM VALUES"
                    + " ('P:01', 'A', DATE'2022-01-01', NULL),"
                    + " ('P:01', 'B', DATE'2022-12-06', DATE'2022-12-07'),"
                    + " ('Q:01', 'C', DATE'2022-12-05', NULL)"
                    + " AS t(point_id, site_id, valid_from, valid_to)");
    List<Row> raw = new java.util.ArrayList<>();
    for (String day : List.of("2021-12-05", "2022-12-05", "2022-12-06", "2022-12-08")) {
      raw.add(bare("P:01", day));
    }
    raw.add(bare("R:01", "2022-12-05"));
    Dataset<Row> rows = spark.rows(RawTables.METERING.table().structType(), raw);
    assertThat(
            PointSites.of(rows, points, CleanFixture.RULES)
                .orderBy(Columns.LINE_NO.col(), MinerColumns.POINT_ID.col())
                .collectAsList()
                .stream()
                .map(row -> row.getAs("point_id") + " " + row.getAs("site_id")))
        .containsExactly("P:01 null", "P:01 A", "R:01 null", "P:01 B", "P:01 null");
  }

  @Test
  void aChannelIsASeparatePointAndTheSecondChannelIsExport(Spark spark) {
    Dataset<Row> register =
        CleanRegister.sites(
                new RawRows(spark, RawTables.REGISTER)
                    .json(
                        "register.jsonl",
                        "2021-01-01T00:00:00Z",
                        1,
                        TinyLanding.site("A", "040140000017", "KZ-71", 40).strip())
                    .rows(),
                CleanFixture.RULES)
            .alone()
            .accepted();
    Split split =
        CleanMetering.points(
                new RawRows(spark, RawTables.METERING_POINTS)
                    .csv(
                        "points.csv",
                        "2022-12-06T00:30:00Z",
                        1,
                        "P,A,2022-01-01,,,,01",
                        "P,A,2022-01-01,,,,02",
                        "P,A,2022-01-01,,in,1,01",
                        "P,A,2022-01-01,,,,03",
                        "Q,A,2022-01-01,,,,")
                    .rows(),
                register,
                CleanFixture.RULES)
            .alone();
    assertThat(
            CleanFixture.values(
                split.accepted(),
                CoreTables.METERING_POINTS.key(),
                MinerColumns.POINT_ID,
                MinerColumns.DIRECTION))
        .containsExactly("P:01|in", "P:02|out", "Q|in");
    assertThat(CleanFixture.rejected(split))
        .extracting(line -> line.substring(0, line.indexOf(' ', 16)))
        .containsExactly("points.csv:4:0 duplicate_key", "points.csv:5:0 bad_enum");
  }

  private static Row bare(String point, String day) {
    long line = Long.parseLong(day.replace("-", ""));
    return RowFactory.create(
        "m.xml",
        line,
        ARRIVED,
        1L,
        point,
        null,
        day + "T00:00:00Z",
        "1",
        "ok",
        "7",
        null,
        "",
        null);
  }

  private static Row numbered(String file, String received, String kwh, @Nullable String number) {
    return RowFactory.create(
        file,
        1L,
        Timestamp.from(Instant.parse(received)),
        1L,
        "KZ-35",
        "2022-12-05T00:00:00Z",
        kwh,
        number,
        "text",
        null);
  }

  @Test
  void theHigherNumberCountsInWhateverOrderMessagesArriveUntilAPlainFileCorrectsThem(Spark spark) {
    Row second = numbered("2.xml", "2022-12-06T00:30:00Z", "2", "2");
    Row first = numbered("1.xml", "2022-12-07T00:30:00Z", "1", "1");
    Row plain = numbered("late.csv", "2022-12-08T00:30:00Z", "3", null);
    assertThat(counting(spark, List.of(first, second))).containsExactly("2000000");
    assertThat(counting(spark, List.of(first, second, plain))).containsExactly("3000000");
  }

  private static List<String> counting(Spark spark, List<Row> rows) {
    Dataset<Row> raw = spark.rows(RawTables.GRID_LOAD.table().structType(), rows);
    return CleanFixture.values(
        CleanGrid.load(raw, CleanFixture.RULES).alone().accepted(),
        CoreTables.LOAD_HOURS.key(),
        kz.quat.schema.GridColumns.LOAD_WH);
  }
}
