package kz.quat.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.domain.DisclosureRule;
import kz.quat.publish.parquet.ParquetTableWriter;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.PublicView;
import kz.quat.schema.RowType;
import kz.quat.schema.TableSpec;
import kz.quat.testkit.Duck;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A published file of region hours, attacked as a reader with DuckDB could. */
@ExtendWith(Spark.Extension.class)
class DisclosureAttackTest {

  private static final DisclosureRule RULE =
      new DisclosureRule(LocalDate.of(2021, 1, 1), 3, 10, "test");
  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final Map<String, String> ZONES =
      new TreeMap<>(Map.of("KZ-10", "North", "KZ-11", "North", "KZ-15", "North", "KZ-27", "West"));

  private static final StructType SHAPE =
      new StructType(
          new StructField[] {
            DataTypes.createStructField("measure", DataTypes.StringType, false),
            DataTypes.createStructField("region", DataTypes.StringType, false),
            DataTypes.createStructField("market_date", DataTypes.DateType, false),
            DataTypes.createStructField("hour_start_utc", DataTypes.TimestampType, false),
            DataTypes.createStructField("miner_bin", DataTypes.StringType, false),
            DataTypes.createStructField("amount", DataTypes.LongType, false)
          });

  @TempDir Path folder;

  private final List<Row> contributions = new ArrayList<>();

  private static Timestamp at(int hour) {
    return Timestamp.from(Instant.parse("2022-12-06T18:00:00Z").plusSeconds(hour * 3600L));
  }

  private void mines(String region, int hour, String miner, long wh) {
    contributions.add(RowFactory.create("MINING", region, Date.valueOf(DAY), at(hour), miner, wh));
  }

  /** KZ-10 has two miners; KZ-11 and KZ-15 have three; of KZ-27's three, two rest in hour 5. */
  private Suppression decide(Spark spark) {
    for (int hour = 0; hour < 24; hour++) {
      mines("KZ-10", hour, "a", 3_000_000);
      mines("KZ-10", hour, "b", 4_000_000);
      for (String miner : List.of("c", "d", "e")) {
        mines("KZ-11", hour, miner, 5_000_000);
        mines("KZ-15", hour, miner + "2", 9_000_000);
        mines("KZ-27", hour, miner + "3", hour == 5 && !miner.equals("c") ? 0 : 8_000_000);
      }
    }
    Dataset<Row> rows = spark.session().createDataFrame(contributions, SHAPE);
    return Suppression.by(RULE, rows, ZONES);
  }

  private Path publish(Suppression suppression) {
    List<Row> rows = new ArrayList<>();
    for (String region : ZONES.keySet()) {
      for (int hour = 0; hour < 24; hour++) {
        Timestamp start = at(hour);
        long mining =
            contributions.stream()
                .filter(row -> row.getString(1).equals(region) && row.get(3).equals(start))
                .mapToLong(row -> row.getLong(5))
                .sum();
        rows.add(
            RowType.of(CoreTables.REGION_HOURS)
                .row()
                .set(Columns.REGION, region)
                .set(Columns.HOUR_START_UTC, start)
                .set(Columns.MARKET_DATE, DAY)
                .set(Columns.MARKET_HOUR, hour)
                .set(Columns.LOCAL_DATE, DAY)
                .set(Columns.LOCAL_HOUR, hour)
                .set(Columns.ZONE, ZONES.get(region))
                .set(GridColumns.LOAD_WH, 500_000_000L + mining)
                .set(GridColumns.MINING_KNOWN_WH, mining)
                .set(GridColumns.NATIVE_WH, 500_000_000L)
                .set(GridColumns.MINING_COVERAGE_PCT, 100.0)
                .build());
      }
    }
    TableSpec whole = CoreTables.REGION_HOURS;
    Path file = folder.resolve("core_grid__region_hours.parquet");
    ParquetTableWriter.write(
        file,
        PublicView.of(whole),
        rows.stream().map(new PublicRow(whole, suppression)).iterator(),
        Map.of("run", "test"));
    return file;
  }

  @Test
  void theDecisionFollowsFromTheHours(Spark spark) {
    Suppression suppression = decide(spark);
    assertThat(suppression.mining("KZ-10", DAY)).isEqualTo("small_cell");
    assertThat(suppression.mining("KZ-11", DAY)).isEqualTo("secondary");
    assertThat(suppression.mining("KZ-15", DAY)).isNull();
    // One hour in which a single miner runs causes the whole day to be withheld.
    assertThat(suppression.mining("KZ-27", DAY)).isEqualTo("small_cell");
    assertThat(suppression.mining("KZ", DAY)).isNull();
    assertThat(suppression.mining("KZ-10", DAY.plusDays(1))).isNull();
    assertThat(suppression.miningOfAny("KZ-27", DAY.minusDays(1), DAY.plusDays(1)))
        .isEqualTo("small_cell");
    assertThat(suppression.miningOfAny("KZ-27", DAY.minusDays(9), DAY)).isNull();
  }

  @Test
  void noSubtractionOfPublishedColumnsGivesAWithheldRegion(Spark spark) {
    Path file = publish(decide(spark));
    assertThat(
            Duck.query(
                file,
                "SELECT region, count(*), count(load_mwh), count(mining_known_mwh),"
                    + " count(load_mwh - native_mwh), count(mining_coverage_pct), count(native_mwh)"
                    + " FROM $file GROUP BY 1 ORDER BY 1"))
        .containsExactly(
            "KZ-10|24|0|0|0|0|24",
            "KZ-11|24|0|0|0|0|24",
            "KZ-15|24|24|24|24|24|24",
            "KZ-27|24|0|0|0|0|24");
    assertThat(Duck.query(file, "SELECT DISTINCT region, withheld_code FROM $file ORDER BY 1"))
        .containsExactly("KZ-10|small_cell", "KZ-11|secondary", "KZ-15|null", "KZ-27|small_cell");
  }

  @Test
  void aReaderWhoKnowsTheZonesAndNationsTotalGetsOnlySafeDifferences(Spark spark) {
    Path file = publish(decide(spark));
    String shown = "coalesce(sum(mining_known_mwh), 0)";
    // The reader's additional knowledge: totals of the hour from elsewhere, 22 + 27 and 24 MWh.
    BigDecimal north =
        new BigDecimal("49")
            .subtract(
                new BigDecimal(
                    Duck.single(
                        file,
                        "SELECT " + shown + " FROM $file WHERE zone='North' AND market_hour=3")));
    // KZ-10 and KZ-11 together have five miners, the largest with 5 of 22.
    assertThat(north).isEqualByComparingTo("22");
    assertThat(RULE.isSafe(List.of(3L, 4L, 5L, 5L, 5L))).isTrue();
  }
}
