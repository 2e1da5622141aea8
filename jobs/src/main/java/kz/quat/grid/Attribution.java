package kz.quat.grid;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.Hosting;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Each site's share of the mining that exceeded what its region had left for mining. */
public final class Attribution {

  private static final String EXCESS_MW = "excess_mw";
  private static final String HOUR_SHARE_MWH = "hour_share_mwh";

  private Attribution() {}

  /**
   * Rows of {@link OutTables#STRAIN_ATTRIBUTION}. In a measured hour, the room for mining is
   * available capacity + imports - native load - reserve, at least 0. Known mining beyond that is
   * the excess, which is divided among the region's sites in proportion to their consumption. A
   * site has no row for a day without excess or without known consumption.
   *
   * @param siteHours {@link CoreTables#SITE_HOURS}
   * @param strain {@link OutTables#STRAIN_REGION_HOURS}
   */
  public static Dataset<Row> of(Dataset<Row> siteHours, Dataset<Row> strain) {
    String site = "site_hour";
    String region = "region_hour";
    Column sameHour =
        Columns.REGION
            .in(site)
            .equalTo(Columns.REGION.in(region))
            .and(Columns.HOUR_START_UTC.in(site).equalTo(Columns.HOUR_START_UTC.in(region)));
    Column share =
        MinerColumns.USED_WH
            .col()
            .divide(lit(1e6))
            .divide(GridColumns.MINING_LOAD_MW.col())
            .multiply(new Column(EXCESS_MW))
            .as(HOUR_SHARE_MWH);
    Column siteMwh = MinerColumns.SITE_MWH_ABOVE_LIMIT.col();
    Column regionMwh =
        sum(siteMwh).over(Window.partitionBy(Columns.REGION.col(), Columns.MARKET_DATE.col()));
    return siteHours
        .where(MinerColumns.USED_WH.col().gt(0))
        .where(Hosting.countsForItself())
        .as(site)
        .join(hoursOverTheLimit(strain).as(region), sameHour, "inner")
        .select(
            Columns.SITE_ID.col(),
            Columns.MARKET_DATE.col(),
            Columns.REGION.in(site),
            Columns.MINER_BIN.col(),
            share)
        .groupBy(
            Columns.SITE_ID.col(),
            Columns.MARKET_DATE.col(),
            Columns.REGION.col(),
            Columns.MINER_BIN.col())
        .agg(MinerColumns.SITE_MWH_ABOVE_LIMIT.as(sum(new Column(HOUR_SHARE_MWH))))
        .where(siteMwh.gt(0))
        .withColumn(
            MinerColumns.SHARE_ABOVE_LIMIT_PCT.name(),
            MinerColumns.SHARE_ABOVE_LIMIT_PCT.as(
                siteMwh.cast("double").divide(regionMwh.cast("double")).multiply(100)))
        .select(OutTables.STRAIN_ATTRIBUTION.select());
  }

  private static Dataset<Row> hoursOverTheLimit(Dataset<Row> strain) {
    Column room =
        greatest(
            GridColumns.AVAIL_GEN_MW
                .col()
                .plus(coalesce(GridColumns.IMPORT_CAP_MW.col(), lit(0)))
                .minus(GridColumns.LOAD_P90_MW.col())
                .minus(GridColumns.RESERVE_MW.col()),
            lit(0));
    return strain
        .where(GridColumns.BASIS.col().equalTo(RegionStrain.MEASURED))
        .where(GridColumns.MINING_LOAD_MW.col().gt(0))
        .select(
            Columns.REGION.col(),
            Columns.HOUR_START_UTC.col(),
            GridColumns.MINING_LOAD_MW.col(),
            GridColumns.MINING_LOAD_MW.col().minus(room).cast("double").as(EXCESS_MW))
        .where(new Column(EXCESS_MW).gt(0));
  }
}
