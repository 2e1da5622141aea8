package kz.quat.quota;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MarketColumns;
import kz.quat.schema.MarketTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.ReconciliationTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/** How much of the energy bought at the auction was consumed, by price. */
public final class PriceUptake {

  private static final int PCT_DIGITS = 4;

  private PriceUptake() {}

  /**
   * Rows of {@link MarketTables#PRICE_UPTAKE}: the prices of a day in bands of one tenge. Left
   * outer, many to one: energy bought for hours without complete metering counts as bought, but not
   * as unused.
   *
   * @param auction {@link MarketTables#AUCTION_HOURS}
   * @param siteHours {@link CoreTables#SITE_HOURS} of the same partitions
   */
  public static Dataset<Row> of(Dataset<Row> auction, Dataset<Row> siteHours) {
    Column bought = MinerColumns.ENERGY_WH.col();
    Column metered = MinerColumns.METERED_WH.col();
    Column known = coalesce(MarketColumns.KNOWN_BOUGHT_WH.col(), lit(0L));
    Column taken = coalesce(MarketColumns.TAKEN_WH.col(), lit(0L));
    return auction
        .select(
            Columns.SITE_ID.col(),
            Columns.HOUR_START_UTC.col(),
            Columns.MARKET_DATE.col(),
            bought,
            MarketColumns.PRICE_FROM_KZT.as(floor(ReconciliationTables.PRICE_KZT_PER_KWH.col())))
        .join(
            siteHours.select(Columns.SITE_ID.col(), Columns.HOUR_START_UTC.col(), metered),
            CollectionConverters.asScala(
                    List.of(Columns.SITE_ID.name(), Columns.HOUR_START_UTC.name()))
                .toSeq(),
            "left_outer")
        .groupBy(Columns.MARKET_DATE.col(), MarketColumns.PRICE_FROM_KZT.col())
        .agg(
            MarketColumns.BUYERS.as(countDistinct(Columns.SITE_ID.col())),
            MarketColumns.BOUGHT_HOURS.as(count(lit(1))),
            MarketColumns.BOUGHT_WH.as(sum(bought)),
            MarketColumns.KNOWN_BOUGHT_WH.as(sum(when(metered.isNotNull(), bought))),
            MarketColumns.TAKEN_WH.as(sum(when(metered.isNotNull(), least(metered, bought)))))
        .withColumn(MarketColumns.KNOWN_BOUGHT_WH.name(), known)
        .withColumn(MarketColumns.TAKEN_WH.name(), taken)
        .withColumn(
            MarketColumns.TAKEN_PCT.name(),
            when(
                known.gt(0),
                round(
                    taken.cast("double").multiply(lit(100.0)).divide(known.cast("double")),
                    PCT_DIGITS)))
        .select(MarketTables.PRICE_UPTAKE.select());
  }
}
