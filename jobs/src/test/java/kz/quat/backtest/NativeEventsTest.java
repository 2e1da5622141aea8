package kz.quat.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.quat.domain.MeterSpans;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.TableSpec;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TableRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** By how much known mining changed: what a night of the past would have subtracted. */
@ExtendWith(Spark.Extension.class)
class NativeEventsTest {

  private static final Instant HOUR = Instant.parse("2022-12-07T00:00:00Z");

  /** The host draws 10 MWh, of which its tenant has 4 by a meter of its own. */
  @Test
  void aTenantIsPartOfItsHostAsInTheNight(Spark spark) {
    Dataset<Row> register =
        rows(spark, CoreTables.REGISTER_SITES, site("HOST", null), site("TENANT", "HOST"));
    assertThat(mining(spark, register)).containsExactly(10_000_000L);
  }

  @Test
  void aTenantWhoseHostIsNotInForceIsASiteOfItsOwn(Spark spark) {
    Dataset<Row> register =
        rows(spark, CoreTables.REGISTER_SITES, site("HOST", null), site("TENANT", "NOBODY"));
    assertThat(mining(spark, register)).containsExactly(14_000_000L);
  }

  private static List<Long> mining(Spark spark, Dataset<Row> register) {
    return NativeEvents.of(
            rows(spark, CoreTables.LOAD_HOURS),
            rows(
                spark,
                CoreTables.METER_HOURS,
                reading("HOST", 10_000_000),
                reading("TENANT", 4_000_000)),
            rows(spark, CoreTables.REPORTED_HOURS),
            register,
            new SiteMonthMining(new MeterSpans.Rule(24, 1), List.of(), "Asia/Almaty"))
        .select(NativeEvents.MINING_CHANGE_WH.col())
        .collectAsList()
        .stream()
        .map(row -> row.getLong(0))
        .toList();
  }

  /** Rows as versions of them have it, which name their item too. */
  private static Dataset<Row> rows(Spark spark, TableSpec table, Row... rows) {
    Dataset<Row> all = spark.rows(table.structType(), List.of(rows));
    return table.has(Columns.ITEM_NO)
        ? all
        : all.withColumn(Columns.ITEM_NO.name(), functions.lit(0L));
  }

  private static Row site(String site, @Nullable String host) {
    Map<ColumnSpec, @Nullable Object> values = new HashMap<>();
    values.put(Columns.SITE_ID, site);
    values.put(Columns.REGION, "KZ-35");
    values.put(MinerColumns.LICENCE_KIND, host == null ? "I" : "II");
    values.put(MinerColumns.HOST_SITE_ID, host);
    values.put(MinerColumns.SUPPLY, "grid");
    values.put(Columns.CONNECTION_MW, BigDecimal.valueOf(40));
    return TableRows.row(CoreTables.REGISTER_SITES, values);
  }

  private static Row reading(String site, long wh) {
    return TableRows.row(
        CoreTables.METER_HOURS,
        Map.of(
            Columns.SITE_ID,
            site,
            MinerColumns.POINT_ID,
            "P-" + site,
            Columns.HOUR_START_UTC,
            HOUR,
            Columns.MARKET_DATE,
            LocalDate.parse("2022-12-07"),
            MinerColumns.ENERGY_WH,
            wh));
  }
}
