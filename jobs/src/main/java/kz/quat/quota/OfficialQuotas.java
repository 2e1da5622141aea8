package kz.quat.quota;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
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
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.ReconciliationTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/** Compares what Quat recommended with what the operator allowed and what the market sold. */
public final class OfficialQuotas {

  private static final String AREA = "area";
  private static final String SITE = "site";
  private static final String BOUGHT = "bought_energy";
  private static final String METERED = "metered_of_buyers";
  private static final String UNKNOWN = "buyers_without_meter";
  private static final String COST = "bought_cost";
  private static final String QUOTA_DATE = "quota_date";
  private static final String QUOTA_ZONE = "quota_zone";
  private static final String AUCTION_DATE = "auction_date";
  private static final String AUCTION_PRICE = "auction_price";
  private static final String METER_ZONE = "meter_zone";
  private static final String RECOMMENDED = "recommended";
  private static final String EXACT = "decimal(18,6)";

  private OfficialQuotas() {}

  /**
   * The tables that are compared, all for the same partitions.
   *
   * @param limits {@link MarketTables#OPERATOR_LIMITS}
   * @param auction {@link MarketTables#AUCTION_HOURS}
   * @param quotas {@link OutTables#QUOTA_SITE_HOURS} as returned by {@link SiteQuotas#asMeantNow}
   * @param siteHours {@link CoreTables#SITE_HOURS}
   */
  public record Inputs(
      Dataset<Row> limits, Dataset<Row> auction, Dataset<Row> quotas, Dataset<Row> siteHours) {}

  /**
   * Rows of {@link MarketTables#QUOTA_OFFICIAL}: every area and hour with a limit, and every site
   * and hour with an auction result. A value is null if the night recommended nothing or nobody
   * bought anything.
   */
  public static Dataset<Row> of(Inputs inputs) {
    Dataset<Row> sites = sites(inputs);
    return byArea(inputs.limits(), sites).unionByName(bySite(sites));
  }

  /**
   * Quotas and auction results by site and hour (full outer, one to one), with metered energy added
   * (left outer).
   */
  private static Dataset<Row> sites(Inputs inputs) {
    Dataset<Row> quotas =
        inputs
            .quotas()
            .select(
                Columns.SITE_ID.col(),
                Columns.HOUR_START_UTC.col(),
                Columns.MARKET_DATE.col().as(QUOTA_DATE),
                Columns.ZONE.col().as(QUOTA_ZONE),
                QuotaColumns.QUOTA_MW.col());
    Dataset<Row> auction =
        inputs
            .auction()
            .select(
                Columns.SITE_ID.col(),
                Columns.HOUR_START_UTC.col(),
                Columns.MARKET_DATE.col().as(AUCTION_DATE),
                MinerColumns.ENERGY_WH.col().as(BOUGHT),
                ReconciliationTables.PRICE_KZT_PER_KWH.col().as(AUCTION_PRICE));
    Dataset<Row> metered =
        inputs
            .siteHours()
            .select(
                Columns.SITE_ID.col(),
                Columns.HOUR_START_UTC.col(),
                Columns.ZONE.col().as(METER_ZONE),
                MinerColumns.METERED_WH.col());
    scala.collection.immutable.Seq<String> key =
        CollectionConverters.asScala(List.of(Columns.SITE_ID.name(), Columns.HOUR_START_UTC.name()))
            .toSeq();
    return quotas
        .join(auction, key, "full_outer")
        .join(metered, key, "left_outer")
        .withColumn(Columns.MARKET_DATE.name(), coalesce(col(QUOTA_DATE), col(AUCTION_DATE)))
        .withColumn(Columns.ZONE.name(), coalesce(col(QUOTA_ZONE), col(METER_ZONE)));
  }

  private static Dataset<Row> bySite(Dataset<Row> sites) {
    Column bought = megawatts(col(BOUGHT));
    return sites
        .where(col(BOUGHT).isNotNull())
        .select(
            MarketColumns.SCOPE.as(lit(SITE)),
            MarketColumns.SUBJECT_ID.as(Columns.SITE_ID.col()),
            Columns.HOUR_START_UTC.col(),
            Columns.MARKET_DATE.col(),
            MarketColumns.RECOMMENDED_MW.as(QuotaColumns.QUOTA_MW.col()),
            MarketColumns.OFFICIAL_MW.asNull(),
            MarketColumns.BOUGHT_MW.as(bought),
            MarketColumns.OFFICIAL_USED_MW.as(megawatts(MinerColumns.METERED_WH.col())),
            MarketColumns.OFFICIAL_DIFFERENCE_MW.as(QuotaColumns.QUOTA_MW.col().minus(bought)),
            MarketColumns.PAID_KZT_PER_KWH.as(col(AUCTION_PRICE)));
  }

  private static Dataset<Row> byArea(Dataset<Row> limits, Dataset<Row> sites) {
    Dataset<Row> areas =
        sites
            .where(Columns.ZONE.col().isNotNull())
            .withColumn(MarketColumns.LIMIT_AREA.name(), explode(areasOf(Columns.ZONE.col())))
            .groupBy(MarketColumns.LIMIT_AREA.col(), Columns.HOUR_START_UTC.col())
            .agg(
                sum(QuotaColumns.QUOTA_MW.col()).as(RECOMMENDED),
                sum(col(BOUGHT)).as(BOUGHT),
                sum(when(col(BOUGHT).isNotNull(), MinerColumns.METERED_WH.col())).as(METERED),
                count(when(col(BOUGHT).isNotNull().and(MinerColumns.METERED_WH.col().isNull()), 1))
                    .as(UNKNOWN),
                sum(col(BOUGHT)
                        .cast("decimal(15,0)")
                        .multiply(col(AUCTION_PRICE).cast("decimal(15,6)")))
                    .as(COST));
    Column price =
        when(
            col(BOUGHT).gt(0),
            round(col(COST).cast("decimal(30,6)").divide(col(BOUGHT).cast("decimal(18,0)")), 6));
    return limits
        .select(
            MarketColumns.LIMIT_AREA.col(),
            Columns.HOUR_START_UTC.col(),
            Columns.MARKET_DATE.col(),
            MarketColumns.LIMIT_MW.col())
        .join(
            broadcast(areas),
            CollectionConverters.asScala(
                    List.of(MarketColumns.LIMIT_AREA.name(), Columns.HOUR_START_UTC.name()))
                .toSeq(),
            "left_outer")
        .select(
            MarketColumns.SCOPE.as(lit(AREA)),
            MarketColumns.SUBJECT_ID.as(MarketColumns.LIMIT_AREA.col()),
            Columns.HOUR_START_UTC.col(),
            Columns.MARKET_DATE.col(),
            MarketColumns.RECOMMENDED_MW.as(col(RECOMMENDED)),
            MarketColumns.OFFICIAL_MW.as(MarketColumns.LIMIT_MW.col()),
            MarketColumns.BOUGHT_MW.as(megawatts(col(BOUGHT))),
            MarketColumns.OFFICIAL_USED_MW.as(
                when(col(UNKNOWN).equalTo(0), megawatts(col(METERED)))),
            MarketColumns.OFFICIAL_DIFFERENCE_MW.as(
                col(RECOMMENDED).minus(MarketColumns.LIMIT_MW.col())),
            MarketColumns.PAID_KZT_PER_KWH.as(price));
  }

  /**
   * The areas for which a limit can apply to a zone: the zone itself, the nation, and the two zones
   * that trade together.
   */
  private static Column areasOf(Column zone) {
    return when(zone.equalTo("West"), array(zone, lit("ALL")))
        .otherwise(array(zone, lit("North+South"), lit("ALL")));
  }

  private static Column megawatts(Column wattHours) {
    return wattHours
        .cast("decimal(18,0)")
        .divide(lit(Utilisation.WH_PER_MWH).cast("decimal(7,0)"))
        .cast(EXACT);
  }
}
