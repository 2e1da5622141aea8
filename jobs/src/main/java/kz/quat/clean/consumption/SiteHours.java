package kz.quat.clean.consumption;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import kz.quat.schema.Clocks;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Consumption by site and hour: reported and metered values, and the one that is used. */
public final class SiteHours {

  private static final String METERS = "meters";
  private static final String REPORTS = "reports";
  private static final String HOURS = "hours";

  private SiteHours() {}

  /**
   * Rows of {@link CoreTables#SITE_HOURS}, one for every site-hour with a reading or a report, of
   * sites that were in the register on that day. {@code used_wh} is the metered energy if every
   * required point has a reading; otherwise the reported energy, but at most that of the connection
   * at full power; otherwise null ({@code unknown}).
   *
   * @param reported {@link CoreTables#REPORTED_HOURS}
   * @param metered {@link CoreTables#METER_HOURS} of the same partitions
   * @param points which of the readings count
   * @param register {@link CoreTables#REGISTER_SITES}
   * @param zones regions in force with their zones
   * @param placement counts the hours that are placed and those that are not
   */
  public static Dataset<Row> of(
      Dataset<Row> reported,
      Dataset<Row> metered,
      MeteredPoints points,
      Dataset<Row> register,
      Dataset<Row> zones,
      Clocks clocks,
      Placement placement) {
    Dataset<Row> hours = sideBySide(reported, points.siteHours(metered));
    Dataset<Row> placed = placement.placed(hours, register);
    Dataset<Row> zoned =
        placed
            .as(HOURS)
            .join(
                broadcast(zones.select(Columns.REGION.col(), Columns.ZONE.col()).as("zones")),
                Columns.REGION.in(HOURS).equalTo(Columns.REGION.in("zones")),
                "left_outer")
            .drop(Columns.REGION.in("zones"));
    return clocks.withClock(used(zoned)).select(CoreTables.SITE_HOURS.select());
  }

  /** Full outer, one to one: a site-hour may have a meter reading, a report or both. */
  private static Dataset<Row> sideBySide(Dataset<Row> reported, Dataset<Row> metered) {
    Column sameHour =
        Columns.SITE_ID
            .in(METERS)
            .equalTo(Columns.SITE_ID.in(REPORTS))
            .and(Columns.HOUR_START_UTC.in(METERS).equalTo(Columns.HOUR_START_UTC.in(REPORTS)));
    Dataset<Row> reports =
        reported.select(
            Columns.SITE_ID.col(),
            Columns.HOUR_START_UTC.col(),
            Columns.MARKET_DATE.col(),
            MinerColumns.REPORTED_WH.as(MinerColumns.ENERGY_WH.col()));
    return metered
        .as(METERS)
        .join(reports.as(REPORTS), sameHour, "full_outer")
        .select(
            either(Columns.SITE_ID),
            either(Columns.HOUR_START_UTC),
            either(Columns.MARKET_DATE),
            MinerColumns.REPORTED_WH.col(),
            MinerColumns.METERED_WH.col());
  }

  private static Column either(ColumnSpec column) {
    return coalesce(column.in(METERS), column.in(REPORTS)).as(column.name());
  }

  private static Dataset<Row> used(Dataset<Row> rows) {
    Column atMostWh = Columns.CONNECTION_MW.col().multiply(lit(1_000_000)).cast("bigint");
    Column reported = MinerColumns.REPORTED_WH.col();
    Column metered = MinerColumns.METERED_WH.col();
    Column used = coalesce(metered, least(reported, atMostWh));
    Column reason =
        when(metered.isNotNull(), "metered")
            .when(reported.gt(atMostWh), "capped_at_connection")
            .when(reported.isNotNull(), "reported")
            .otherwise("unknown");
    return rows.withColumn(
            MinerColumns.USED_WH.name(),
            MinerColumns.USED_WH.as(when(metered.isNotNull().or(reported.isNotNull()), used)))
        .withColumn(MinerColumns.USED_REASON_CODE.name(), MinerColumns.USED_REASON_CODE.as(reason));
  }
}
