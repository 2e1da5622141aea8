package kz.quat.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MarketColumns;
import kz.quat.schema.MarketTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.TableSpec;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TableRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One hour: A and B in North, C in West; the operator limits both trading areas. */
@ExtendWith(Spark.Extension.class)
class MarketFiguresTest {

  private static final Instant HOUR = Instant.parse("2022-12-05T00:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2022, 12, 5);

  private static Row row(TableSpec table, @Nullable Object... namesAndValues) {
    Map<ColumnSpec, Object> values = new LinkedHashMap<>();
    values.put(Columns.HOUR_START_UTC, HOUR);
    values.put(Columns.MARKET_DATE, DAY);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        values.put((ColumnSpec) namesAndValues[i], value);
      }
    }
    return TableRows.row(table, values);
  }

  private static Row auction(String site, long kwh, String price) {
    return row(
        MarketTables.AUCTION_HOURS,
        Columns.SITE_ID,
        site,
        MinerColumns.ENERGY_WH,
        kwh * 1000,
        ReconciliationTables.PRICE_KZT_PER_KWH,
        new BigDecimal(price));
  }

  private static Row contract(String site, long kwh, String price) {
    return row(
        ReconciliationTables.PURCHASES,
        Columns.SITE_ID,
        site,
        MinerColumns.ENERGY_WH,
        kwh * 1000,
        ReconciliationTables.PRICE_KZT_PER_KWH,
        new BigDecimal(price));
  }

  private static Row metered(String site, String zone, String supply, @Nullable Long kwh) {
    return row(
        CoreTables.SITE_HOURS,
        Columns.SITE_ID,
        site,
        Columns.ZONE,
        zone,
        MinerColumns.SUPPLY,
        supply,
        MinerColumns.METERED_WH,
        kwh == null ? null : kwh * 1000);
  }

  private static Row quota(String site, String zone, String mw) {
    return row(
        OutTables.QUOTA_SITE_HOURS,
        Columns.SITE_ID,
        site,
        Columns.ZONE,
        zone,
        QuotaColumns.QUOTA_MW,
        new BigDecimal(mw),
        QuotaColumns.ALLOWED_MW,
        new BigDecimal(mw));
  }

  private static Row limit(String area, String mw) {
    return row(
        MarketTables.OPERATOR_LIMITS,
        MarketColumns.LIMIT_AREA,
        area,
        MarketColumns.LIMIT_MW,
        new BigDecimal(mw));
  }

  private static Dataset<Row> rows(Spark spark, TableSpec table, Row... rows) {
    return spark.rows(table.structType(), List.of(rows));
  }

  private static List<String> shown(Dataset<Row> rows, ColumnSpec... columns) {
    List<String> shown = new ArrayList<>();
    for (Row row : rows.collectAsList()) {
      List<String> fields = new ArrayList<>();
      for (ColumnSpec column : columns) {
        Object value = row.getAs(column.name());
        fields.add(
            value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : String.valueOf(value));
      }
      shown.add(String.join(" ", fields));
    }
    return shown;
  }

  private static Dataset<Row> meters(Spark spark) {
    return rows(
        spark,
        CoreTables.SITE_HOURS,
        metered("A", "North", "grid", 9_000L),
        metered("B", "North", "grid", 4_000L),
        metered("C", "West", "grid", null),
        metered("D", "West", "own", 2_000L));
  }

  private static Dataset<Row> sold(Spark spark) {
    return rows(
        spark,
        MarketTables.AUCTION_HOURS,
        auction("A", 8_000, "17.5"),
        auction("B", 5_000, "17.1"),
        auction("C", 1_000, "20"));
  }

  @Test
  void recommendationIsComparedWithTheLimitByAreaAndWithTheAuctionBySite(Spark spark) {
    Dataset<Row> official =
        OfficialQuotas.of(
            new OfficialQuotas.Inputs(
                rows(
                    spark,
                    MarketTables.OPERATOR_LIMITS,
                    limit("North+South", "20"),
                    limit("West", "3"),
                    limit("South", "1")),
                sold(spark),
                rows(
                    spark,
                    OutTables.QUOTA_SITE_HOURS,
                    quota("A", "North", "10"),
                    quota("B", "North", "5"),
                    quota("D", "West", "2")),
                meters(spark)));
    assertThat(
            shown(
                official,
                MarketColumns.SUBJECT_ID,
                MarketColumns.RECOMMENDED_MW,
                MarketColumns.OFFICIAL_MW,
                MarketColumns.BOUGHT_MW,
                MarketColumns.OFFICIAL_USED_MW,
                MarketColumns.OFFICIAL_DIFFERENCE_MW,
                MarketColumns.PAID_KZT_PER_KWH))
        .containsExactlyInAnyOrder(
            "North+South 15 20 13 13 -5 17.346154",
            "West 2 3 1 null -1 20",
            "South null 1 null null null null",
            "A 10 null 8 9 2 17.5",
            "B 5 null 5 4 0 17.1",
            "C null null 1 null null 20");
  }

  @Test
  void consumptionOfPurchasesIsListedByPrice(Spark spark) {
    assertThat(
            shown(
                PriceUptake.of(sold(spark), meters(spark)),
                MarketColumns.PRICE_FROM_KZT,
                MarketColumns.BUYERS,
                MarketColumns.BOUGHT_WH,
                MarketColumns.KNOWN_BOUGHT_WH,
                MarketColumns.TAKEN_WH,
                MarketColumns.TAKEN_PCT))
        .containsExactlyInAnyOrder(
            "17 2 13000000 13000000 12000000 92.3077", "20 1 1000000 0 0 null");
  }

  @Test
  void imbalanceIsMeterLessAuctionLessContracts(Spark spark) {
    Dataset<Row> imbalance =
        Imbalance.of(
            sold(spark),
            rows(
                spark,
                ReconciliationTables.PURCHASES,
                contract("A", 500, "15"),
                contract("B", 5_000, "17.1")),
            meters(spark));
    assertThat(
            shown(
                imbalance,
                Columns.SITE_ID,
                MarketColumns.IMBALANCE_WH,
                MarketColumns.IMBALANCE_KZT,
                MarketColumns.PRICE_CODE,
                MarketColumns.IMBALANCE_CODE))
        .containsExactlyInAnyOrder(
            "A 500000 8750 auction known",
            "B -6000000 -102600 auction same_lot",
            "C null null auction no_meter");
  }

  @Test
  void withoutAPriceThereIsNoValue(Spark spark) {
    Dataset<Row> imbalance =
        Imbalance.of(
            rows(spark, MarketTables.AUCTION_HOURS),
            rows(spark, ReconciliationTables.PURCHASES),
            meters(spark));
    assertThat(
            shown(
                imbalance,
                Columns.SITE_ID,
                MarketColumns.IMBALANCE_WH,
                MarketColumns.IMBALANCE_KZT,
                MarketColumns.PRICE_CODE))
        .containsExactlyInAnyOrder("A 9000000 null none", "B 4000000 null none");
  }
}
