package kz.quat.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.quat.schema.Clocks;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One region, Karaganda, in hours of 7 December 2022 calculated by hand (18:00 in Almaty is
 * 12:00Z).
 */
@ExtendWith(Spark.Extension.class)
class GridTest {

  private static final Timestamp EVENING = at("2022-12-07T12:00:00Z");
  private static final Timestamp NEXT = at("2022-12-07T13:00:00Z");
  private static final Date DAY = Date.valueOf("2022-12-07");
  private static final Timestamp ARRIVED = at("2022-12-08T00:30:00Z");

  private static Timestamp at(String instant) {
    return Timestamp.from(Instant.parse(instant));
  }

  private static BigDecimal mw(String value) {
    return new BigDecimal(value);
  }

  private static Dataset<Row> regions(Spark spark) {
    return spark.rows(
        CoreTables.REGIONS.structType(),
        List.of(
            RowFactory.create(
                "KZ-35",
                Date.valueOf("2020-01-01"),
                "North",
                mw("50"),
                mw("60"),
                ARRIVED,
                "r.csv",
                2L,
                1L)));
  }

  private static Clocks clocks(Spark spark) {
    StructType schema =
        new StructType().add("region", "string", false).add("zone_id", "string", false);
    return new Clocks(
        "Asia/Almaty", spark.rows(schema, List.of(RowFactory.create("KZ-35", "Asia/Almaty"))));
  }

  private static Row load(Timestamp hour, long wh) {
    return RowFactory.create("KZ-35", hour, DAY, wh, null, ARRIVED, "load.csv", 2L, 1L);
  }

  private static Row site(
      String id, String supply, @Nullable String own, @Nullable Long used, String reason) {
    return RowFactory.create(
        id,
        EVENING,
        DAY,
        18,
        DAY,
        18,
        "KZ-35",
        "North",
        "000000000001",
        null,
        supply,
        mw("10"),
        mw("10"),
        own == null ? null : mw(own),
        null,
        null,
        used,
        reason);
  }

  private static Row nativeLoad(Spark spark, List<Row> loads, List<Row> sites) {
    StructType licensed =
        new StructType()
            .add("region", "string", false)
            .add("market_date", "date", false)
            .add("all_licensed_mw", "decimal(28,6)", true);
    return NativeLoad.of(
            spark.rows(CoreTables.LOAD_HOURS.structType(), loads),
            spark.rows(CoreTables.SITE_HOURS.structType(), sites),
            spark.rows(licensed, List.of(RowFactory.create("KZ-35", DAY, mw("40")))),
            regions(spark),
            clocks(spark))
        .first();
  }

  @Test
  void nativeLoadIsTheLoadWithoutKnownGridSuppliedMining(Spark spark) {
    Row row =
        nativeLoad(
            spark,
            List.of(load(EVENING, 100_000_000L)),
            List.of(
                site("A", "grid", null, 7_000_000L, "metered"),
                site(
                    "B", "own", "4", 6_000_000L, "reported"), // 4 MW of it do not pass a grid meter
                site("C", "grid", null, null, "unknown"))); // not subtracted: quotas err low
    assertThat(row.<Long>getAs(GridColumns.MINING_KNOWN_WH.name())).isEqualTo(9_000_000L);
    assertThat(row.<Long>getAs(GridColumns.NATIVE_WH.name())).isEqualTo(91_000_000L);
    assertThat(row.<Double>getAs(GridColumns.MINING_COVERAGE_PCT.name())).isEqualTo(50.0);
    assertThat(row.<Integer>getAs(Columns.MARKET_HOUR.name())).isEqualTo(18);
  }

  @Test
  void nativeLoadIsNeverBelowZero(Spark spark) {
    Row row =
        nativeLoad(
            spark,
            List.of(load(EVENING, 5_000_000L)),
            List.of(site("A", "grid", null, 7_000_000L, "metered")));
    assertThat(row.<Long>getAs(GridColumns.NATIVE_WH.name())).isZero();
  }

  @Test
  void capacityThatTheOperatorDidNotGiveIsDerivedFromInstalledAndOutages(Spark spark) {
    Dataset<Row> hours =
        spark.rows(
            CoreTables.CAPACITY_HOURS.structType(),
            List.of(
                RowFactory.create(
                    "KZ-35", EVENING, DAY, mw("200"), mw("150"), ARRIVED, "c.csv", 2L, 1L),
                RowFactory.create("KZ-35", NEXT, DAY, mw("200"), null, ARRIVED, "c.csv", 3L, 1L)));
    Dataset<Row> outages =
        spark.rows(
            CoreTables.OUTAGES.structType(),
            List.of(
                RowFactory.create(
                    "O-1",
                    "KZ-35",
                    "p",
                    at("2022-12-07T12:30:00Z"),
                    at("2022-12-07T14:00:00Z"),
                    mw("30"),
                    "planned",
                    ARRIVED,
                    "o.csv",
                    2L,
                    1L)));
    List<Row> rows =
        AvailableCapacity.of(hours, outages, regions(spark), clocks(spark), 80)
            .orderBy(Columns.HOUR_START_UTC.col())
            .collectAsList();
    assertThat(rows)
        .extracting(
            row ->
                row.getAs(GridColumns.AVAILABLE_MW.name())
                    + " "
                    + row.getAs(GridColumns.OUTAGE_MW.name())
                    + " "
                    + row.getAs(GridColumns.AVAILABLE_REASON_CODE.name()))
        .containsExactly("150.000000 30.000000 reported", "130.000000 30.000000 derived");
  }

  /**
   * A region-hour.
   *
   * @param alone ratio and level of the region considered alone
   * @param network ratio, level and uncovered MW through the network
   */
  private static Row strain(
      Timestamp hour, int marketHour, String load, String alone, String network) {
    String[] byItself = alone.split(" ", -1);
    String[] through = network.split(" ", -1);
    return RowFactory.create(
        "KZ-35",
        hour,
        DAY,
        marketHour,
        DAY,
        marketHour,
        "North",
        "measured",
        mw("100"),
        mw(load),
        mw(load),
        mw("10"),
        mw("0"),
        mw("0"),
        mw("0"),
        0.0,
        0.0,
        0.0,
        mw("0"),
        0.0,
        mw("0"),
        Double.valueOf(byItself[0]),
        byItself[1],
        mw("0"),
        mw(load),
        mw("10"),
        Double.valueOf(through[0]),
        through[1],
        mw(through[2]),
        "KZ-35",
        "",
        null,
        null);
  }

  private static Dataset<Row> threeHours(Spark spark) {
    return spark.rows(
        OutTables.STRAIN_REGION_HOURS.structType(),
        List.of(
            strain(EVENING, 18, "110", "1.2 RED", "1.1 RED 10"),
            strain(NEXT, 19, "100", "0.5 GREEN", "1.25 RED 20"),
            strain(at("2022-12-07T14:00:00Z"), 20, "70", "1.1 RED", "0.9 YELLOW 0")));
  }

  @Test
  void aDaySumsItsHoursThroughTheNetworkAndNamesTheWorst(Spark spark) {
    Row day = RegionDays.of(threeHours(spark)).first();
    assertThat(day.<Long>getAs(GridColumns.HOURS.name())).isEqualTo(3);
    assertThat(day.<BigDecimal>getAs(GridColumns.ENERGY_MWH.name())).isEqualByComparingTo("280");
    assertThat(day.<Long>getAs(GridColumns.HOURS_RED.name())).isEqualTo(2);
    assertThat(day.<Long>getAs(GridColumns.LONGEST_RED_HOURS.name())).isEqualTo(2);
    assertThat(day.<Long>getAs(GridColumns.HOURS_YELLOW.name())).isEqualTo(3);
    // 18:00, and 20:00 because of what others need of its imports
    assertThat(day.<Long>getAs(GridColumns.HOURS_RED_ALONE.name())).isEqualTo(2);
    assertThat(day.<BigDecimal>getAs(GridColumns.MWH_RED.name())).isEqualByComparingTo("30");
    // 110 (1 - 0.95 / 1.1) + 100 (1 - 0.95 / 1.25)
    assertThat(day.<BigDecimal>getAs(GridColumns.MWH_ORANGE.name())).isEqualByComparingTo("39");
    // 110 (1 - 0.85 / 1.1) + 100 (1 - 0.85 / 1.25) + 70 (1 - 0.85 / 0.9)
    assertThat(day.<BigDecimal>getAs(GridColumns.MWH_YELLOW.name()))
        .isEqualByComparingTo("60.888889");
    assertThat(day.<Timestamp>getAs(GridColumns.WORST_HOUR_UTC.name())).isEqualTo(NEXT);
    assertThat(day.<Double>getAs(GridColumns.WORST_STRESS_RATIO.name())).isEqualTo(1.25);
    assertThat(day.<Double>getAs(GridColumns.LOAD_FACTOR.name()))
        .isCloseTo(280.0 / 3 / 110, org.assertj.core.data.Offset.offset(1e-6));
  }

  @Test
  void anUnbrokenRunOfRedHoursIsOneEvent(Spark spark) {
    List<Row> events = RegionDays.events(threeHours(spark)).collectAsList();
    assertThat(events).hasSize(1);
    assertThat(events.get(0).<Long>getAs(GridColumns.EVENT_HOURS.name())).isEqualTo(2);
    assertThat(events.get(0).<BigDecimal>getAs(GridColumns.SHORT_MWH.name()))
        .isEqualByComparingTo("30");
  }

  @Test
  void miningBeyondTheRoomIsSharedByConsumption(Spark spark) {
    Dataset<Row> sites =
        spark.rows(
            CoreTables.SITE_HOURS.structType(),
            List.of(
                site("A", "grid", null, 7_500_000L, "metered"),
                site("B", "grid", null, 2_500_000L, "metered")));
    List<Row> shares =
        Attribution.of(sites, threeHours(spark)).orderBy(Columns.SITE_ID.col()).collectAsList();
    // 18:00: no room at all for the 10 MW of mining
    assertThat(shares)
        .extracting(row -> row.getString(0) + " " + row.getDecimal(4) + " " + row.getDouble(5))
        .containsExactly("A 7.500000 75.0", "B 2.500000 25.0");
  }

  @Test
  void theReserveIsTheLargerOfThePercentageAndTheShareOfTheLargestUnit(Spark spark) {
    StructType schema =
        new StructType()
            .add("region", "string", false)
            .add("zone", "string", false)
            .add("hour_start_utc", "timestamp", false)
            .add("market_date", "date", false)
            .add("load_p50_mw", "decimal(18,6)", true);
    Dataset<Row> rows =
        spark.rows(
            schema,
            List.of(
                RowFactory.create("A", "North", EVENING, DAY, mw("300")),
                RowFactory.create("B", "North", EVENING, DAY, mw("100")),
                RowFactory.create("C", "West", EVENING, DAY, mw("100"))));
    List<Reserve.Rule> rules =
        List.of(
            new Reserve.Rule("2021-01-01", 5, Map.of("North", 40.0)),
            new Reserve.Rule("2023-01-01", 50, Map.of()));
    assertThat(
            Reserve.add(rows, rules).orderBy("region").collectAsList().stream()
                .map(row -> row.getAs("region") + " " + row.getAs("reserve_mw")))
        .containsExactly("A 30.000000", "B 10.000000", "C 5.000000");
  }

  @Test
  void theCurveFallsFromThePeakToTheLeastLoad(Spark spark) {
    List<Row> hours = rows(spark, regionHour(EVENING, 100_000_000L), regionHour(NEXT, 60_000_000L));
    assertThat(curve(hours, regions(spark).collectAsList(), "KZ-35", LocalDate.of(2022, 12, 8)))
        .containsEntry(0, "100.000000")
        .containsEntry(50, "80.000000")
        .containsEntry(100, "60.000000");
  }

  @Test
  void theNationsCurveHasNoHourThatLacksARegion(Spark spark) {
    List<Row> hours =
        rows(
            spark,
            regionHour("KZ-35", EVENING, 100_000_000L),
            regionHour("KZ-27", EVENING, 50_000_000L),
            regionHour("KZ-35", NEXT, 60_000_000L));
    List<Row> regions =
        regions(spark)
            .union(
                spark.rows(
                    CoreTables.REGIONS.structType(),
                    List.of(
                        region("KZ-27", "2020-01-01"),
                        region("X-RU", "2020-01-01"),
                        region("KZ-33", "2022-12-08"))))
            .collectAsList();
    assertThat(curve(hours, regions, "KZ", LocalDate.of(2022, 12, 9)))
        .containsEntry(0, "150.000000")
        .containsEntry(100, "150.000000");
  }

  /** Rows with a schema. */
  private static List<Row> rows(Spark spark, Row... rows) {
    return spark.rows(CoreTables.REGION_HOURS.structType(), List.of(rows)).collectAsList();
  }

  /** The load by exceedance. */
  private static Map<Integer, String> curve(
      List<Row> hours, List<Row> regions, String region, LocalDate day) {
    return LoadDuration.of(hours, regions, day).stream()
        .filter(row -> row.getAs("region").equals(region))
        .collect(
            java.util.stream.Collectors.toMap(
                row -> row.<Integer>getAs(GridColumns.EXCEEDANCE_PCT.name()),
                row -> row.getAs(GridColumns.LOAD_MW.name()).toString()));
  }

  private static Row region(String code, String from) {
    return RowFactory.create(
        code, Date.valueOf(from), "West", mw("50"), mw("60"), ARRIVED, "r.csv", 3L, 1L);
  }

  private static Row regionHour(Timestamp hour, long wh) {
    return regionHour("KZ-35", hour, wh);
  }

  private static Row regionHour(String region, Timestamp hour, long wh) {
    return RowFactory.create(region, hour, DAY, 18, DAY, 18, "North", wh, 0L, wh, null);
  }
}
