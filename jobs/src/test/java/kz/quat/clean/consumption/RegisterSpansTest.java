package kz.quat.clean.consumption;

import static kz.quat.clean.CleanFixture.RULES;
import static kz.quat.clean.CleanFixture.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kz.quat.clean.CleanFixture;
import kz.quat.clean.RawRows;
import kz.quat.clean.outcomes.Split;
import kz.quat.clean.sources.CleanMetering;
import kz.quat.clean.sources.CleanRegister;
import kz.quat.clean.sources.CleanRegisters;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import kz.quat.schema.RegisterTables;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Readings of registers of SITE-A, 10 MW, from text to hours and totals. */
@ExtendWith(Spark.Extension.class)
class RegisterSpansTest {

  private static final String ARRIVED = "2022-12-06T05:00:00Z";

  private static Dataset<Row> register(Spark spark) {
    String line = TinyLanding.site("SITE-A", "000000000017", "KZ-35", 10).strip();
    return CleanRegister.sites(
            new RawRows(spark, RawTables.REGISTER).json("r.json", ARRIVED, 1, line).rows(), RULES)
        .alone()
        .accepted();
  }

  private static Split readings(Spark spark, Dataset<Row> register, String... lines) {
    return CleanRegisters.readings(
            new RawRows(spark, RawTables.METER_REGISTERS).csv("f.csv", ARRIVED, 1, lines).rows(),
            register,
            RULES)
        .alone();
  }

  /** point,site,meter,time of 5 December,shown,multiplier,digits. */
  private static String at(String point, String meter, String time, String more) {
    return point + ",SITE-A," + meter + ",2022-12-05T" + time + "Z," + more;
  }

  @Test
  void differencesThatCoverAnHourMakeItAndOthersStayTotals(Spark spark) {
    Dataset<Row> register = register(spark);
    Split read =
        readings(
            spark,
            register,
            // Hour by hour with a multiplier.
            at("H", "m1", "00:00", "100,20,"),
            at("H", "m1", "01:00", "110.5,20,"),
            at("H", "m1", "02:00", "111,20,"),
            // Every quarter of an hour, the second hour lacks one.
            at("Q", "m1", "00:00", "0,,"),
            at("Q", "m1", "00:15", "1,,"),
            at("Q", "m1", "00:30", "2,,"),
            at("Q", "m1", "00:45", "4,,"),
            at("Q", "m1", "01:00", "7,,"),
            at("Q", "m1", "01:30", "9,,"),
            at("Q", "m1", "02:30", "12,,"),
            // A meter is changed within the hour.
            at("C", "old", "00:00", "500,,"),
            at("C", "old", "00:20", "504,,"),
            at("C", "new", "00:20", "0,,"),
            at("C", "new", "01:00", "6,,"),
            // Round the clock of five digits, and a fall that is none of that.
            at("R", "m1", "00:00", "99990,,5"),
            at("R", "m1", "01:00", "15,,5"),
            at("R", "m1", "02:00", "10,,5"),
            at("R", "m1", "03:00", "20,,"),
            at("R", "m1", "04:00", "10,,"),
            // Another multiplier, and energy that no connection lets through.
            at("M", "m1", "00:00", "1,20,"),
            at("M", "m1", "01:00", "2,40,"),
            at("M", "m1", "02:00", "900002,40,"),
            // Two hours between readings.
            at("T", "m1", "00:00", "10,,"),
            at("T", "m1", "02:00", "30,,"));
    assertThat(rejected(read)).isEmpty();
    Dataset<Row> spans = RegisterSpans.of(read.accepted(), register).localCheckpoint();
    assertThat(
            CleanFixture.values(
                RegisterSpans.hours(spans),
                List.of(MinerColumns.POINT_ID, Columns.HOUR_START_UTC),
                MinerColumns.POINT_ID,
                Columns.HOUR_START_UTC,
                MinerColumns.ENERGY_WH))
        .containsExactly(
            "C|2022-12-05 00:00:00|10000",
            "H|2022-12-05 00:00:00|210000",
            "H|2022-12-05 01:00:00|10000",
            "Q|2022-12-05 00:00:00|7000",
            "R|2022-12-05 00:00:00|25000",
            "R|2022-12-05 02:00:00|10000");
    assertThat(
            CleanFixture.values(
                spans.where(RegisterTables.SPAN_KIND.col().equalTo("total")),
                List.of(MinerColumns.POINT_ID, RegisterTables.FROM_UTC),
                MinerColumns.POINT_ID,
                RegisterTables.SPAN_MINUTES,
                RegisterTables.SPAN_WH,
                RegisterTables.SPAN_CODE))
        .containsExactly(
            "M|60|null|multiplier_changed",
            "M|60|null|impossible",
            "Q|30|2000|ordinary",
            "Q|60|3000|ordinary",
            "R|60|null|fell",
            "R|60|null|fell",
            "T|120|20000|ordinary");
  }

  @Test
  void twoReadingsFarApartMakeATotalThatBeginsWhereTheFirstOfThemWas(Spark spark) {
    Dataset<Row> register = register(spark);
    Split read =
        readings(
            spark,
            register,
            "Y,SITE-A,m1,2022-06-30T19:00:00Z,1000,20,",
            "Y,SITE-A,m1,2022-12-01T00:00:00Z,301000,20,",
            "Y,SITE-A,m1,2022-12-01T01:00:00Z,301010,20,",
            "Z,SITE-A,m2,2022-10-01T00:00:00Z,5,,",
            "Z,SITE-A,m2,2022-10-02T00:00:00Z,6,,");
    Dataset<Row> spans = RegisterSpans.of(read.accepted(), register);
    assertThat(
            CleanFixture.values(
                spans,
                List.of(MinerColumns.POINT_ID, RegisterTables.FROM_UTC),
                MinerColumns.POINT_ID,
                Columns.MARKET_DATE,
                RegisterTables.SPAN_KIND,
                RegisterTables.SPAN_WH))
        .containsExactly(
            "Y|2022-07-01|total|6000000000", "Y|2022-12-01|hour|200000", "Z|2022-10-01|total|1000");
    assertThat(
            RegisterSpans.beginnings(spans, List.of(LocalDate.of(2022, 12, 1)), RULES.marketZone())
                .collectAsList())
        .extracting(Row::mkString)
        .containsExactlyInAnyOrder("2022-07-01", "2022-12-01");
  }

  @Test
  void anIntervalOfTheSamePointCountsBeforeItsRegister(Spark spark) {
    Dataset<Row> register = register(spark);
    Dataset<Row> spans =
        RegisterSpans.of(
            readings(
                    spark,
                    register,
                    at("H", "m1", "00:00", "0,,"),
                    at("H", "m1", "01:00", "5,,"),
                    at("H", "m1", "02:00", "9,,"))
                .accepted(),
            register);
    Dataset<Row> metered =
        CleanMetering.hours(
                new RawRows(spark, RawTables.METERING)
                    .csv("m.csv", ARRIVED, 1, "H,SITE-A,2022-12-05T01:00:00Z,4.5")
                    .rows(),
                register,
                RULES)
            .alone()
            .accepted();
    assertThat(
            CleanFixture.values(
                RegisterSpans.addTo(metered, spans),
                List.of(Columns.HOUR_START_UTC),
                MinerColumns.ENERGY_WH))
        .containsExactly("5000", "4500");
    assertThat(RegisterSpans.addTo(metered, spans).columns())
        .containsExactly(CoreTables.METER_HOURS.structType().fieldNames());
  }

  @Test
  void whatNoRegisterShowsIsRefused(Spark spark) {
    Split read =
        readings(
            spark,
            register(spark),
            at("H", "m1", "00:00", "-1,,"),
            at("H", "m1", "01:00", "100000,,5"),
            at("H", "m1", "02:00", "5,0,"),
            at("H", "m1", "03:00", "5,,2"),
            at("H", "", "04:00", "5,,"),
            "H,SITE-A,m1,2022-12-06T06:00Z,5,,",
            "H,SITE-X,m1,2022-12-05T06:00Z,5,,",
            "H,SITE-A,m1,05.12.2022 06:00,5,,",
            at("H", "m1", "07:00", "1 000,,"),
            at("H", "m1", "08:00", "5,,"),
            at("H", "m1", "08:00", "6,,"));
    assertThat(rejected(read))
        .extracting(line -> line.replaceAll(" ([a-z_]+) .*", " $1"))
        .containsExactlyInAnyOrder(
            "f.csv:2:0 negative",
            "f.csv:3:0 out_of_range",
            "f.csv:4:0 out_of_range",
            "f.csv:5:0 out_of_range",
            "f.csv:6:0 missing_field",
            "f.csv:7:0 future_hour",
            "f.csv:8:0 unknown_site",
            "f.csv:9:0 bad_timestamp",
            "f.csv:10:0 bad_number",
            "f.csv:11:0 duplicate_key",
            "f.csv:12:0 duplicate_key");
  }
}
