package kz.quat.quota;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
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

/**
 * The difference between what sites consumed and what they had bought: metered energy minus auction
 * purchases minus contracts.
 */
public final class Imbalance {

  private static final String AUCTION_PRICE = "auction_price";
  private static final String CONTRACT_PRICE = "contract_price";
  private static final String GRID = "grid";
  private static final long WH_PER_KWH = 1000;

  /**
   * The code of {@link MarketColumns#IMBALANCE_CODE} for an auction lot and a contract with the
   * same energy, which may be one purchase reported twice.
   */
  public static final String SAME_LOT = "same_lot";

  private Imbalance() {}

  /**
   * Rows of {@link MarketTables#IMBALANCE}: every site-hour with a purchase, and every metered
   * site-hour of sites supplied by the grid. Own generation is not purchased, so other sites only
   * appear in hours for which they bought energy.
   *
   * @param auction {@link MarketTables#AUCTION_HOURS}
   * @param contracts {@link ReconciliationTables#PURCHASES} of the same partitions
   * @param siteHours {@link CoreTables#SITE_HOURS} of the same partitions
   */
  public static Dataset<Row> of(
      Dataset<Row> auction, Dataset<Row> contracts, Dataset<Row> siteHours) {
    Column bought = MarketColumns.AUCTION_WH.col();
    Column contract = MarketColumns.CONTRACT_WH.col();
    Column metered = MinerColumns.METERED_WH.col();
    Column imbalance = MarketColumns.IMBALANCE_WH.col();
    Dataset<Row> joined =
        siteHours
            .select(
                Columns.SITE_ID.col(),
                Columns.HOUR_START_UTC.col(),
                Columns.MARKET_DATE.col(),
                Columns.REGION.col(),
                Columns.MINER_BIN.col(),
                MinerColumns.SUPPLY.col(),
                metered)
            .join(
                lots(auction, MarketColumns.AUCTION_WH.name(), AUCTION_PRICE), key(), "left_outer")
            .join(
                lots(contracts, MarketColumns.CONTRACT_WH.name(), CONTRACT_PRICE),
                key(),
                "left_outer");
    Column any = bought.isNotNull().or(contract.isNotNull());
    Column zero = lit(0L);
    return joined
        .where(any.or(metered.isNotNull().and(MinerColumns.SUPPLY.col().equalTo(GRID))))
        .withColumn(
            MarketColumns.IMBALANCE_WH.name(),
            metered.minus(coalesce(bought, zero)).minus(coalesce(contract, zero)))
        .withColumn(
            MarketColumns.PRICE_CODE.name(),
            when(col(AUCTION_PRICE).isNotNull(), "auction")
                .when(col(CONTRACT_PRICE).isNotNull(), "contract")
                .otherwise("none"))
        .withColumn(
            MarketColumns.IMBALANCE_KZT.name(),
            MarketColumns.IMBALANCE_KZT.as(
                round(
                    imbalance
                        .cast("decimal(15,0)")
                        .multiply(coalesce(col(AUCTION_PRICE), col(CONTRACT_PRICE)))
                        .divide(lit(WH_PER_KWH).cast("decimal(4,0)")),
                    6)))
        .withColumn(
            MarketColumns.IMBALANCE_CODE.name(),
            when(metered.isNull(), "no_meter")
                .when(coalesce(bought.equalTo(contract).and(bought.gt(0)), lit(false)), SAME_LOT)
                .otherwise("known"))
        .select(MarketTables.IMBALANCE.select());
  }

  /** Selects energy and price; there is one row per site and hour, the key of both tables. */
  private static Dataset<Row> lots(Dataset<Row> rows, String energy, String price) {
    return rows.select(
        Columns.SITE_ID.col(),
        Columns.HOUR_START_UTC.col(),
        MinerColumns.ENERGY_WH.col().as(energy),
        ReconciliationTables.PRICE_KZT_PER_KWH.col().cast("decimal(15,6)").as(price));
  }

  private static scala.collection.immutable.Seq<String> key() {
    return CollectionConverters.asScala(
            List.of(Columns.SITE_ID.name(), Columns.HOUR_START_UTC.name()))
        .toSeq();
  }
}
