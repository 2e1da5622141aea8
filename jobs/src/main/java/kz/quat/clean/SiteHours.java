package kz.quat.clean;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import kz.quat.schema.Clocks;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.InForce;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Consumption of each site and hour: reported and metered side by side, and what is used. */
public final class SiteHours {

  private static final String METERS = "meters";
  private static final String REPORTS = "reports";
  private static final String HOURS = "hours";
  private static final String REGISTER = "register";
  private static final String SITE_POINTS = "site_points";
  private static final String POINTS = "points";
  private static final String UNTIL = "row_until";

  private SiteHours() {}

  /**
   * Rows of {@link CoreTables#SITE_HOURS}, one for every site-hour with a reading or a report, of a
   * site that stood in the register that day. {@code used_wh} is the meter's where every point of
   * the site has a reading, else what was reported, at most the connection for an hour; else null
   * ({@code unknown}).
   *
   * @param reported {@link CoreTables#REPORTED_HOURS}
   * @param metered {@link CoreTables#METER_HOURS} of the same pieces
   * @param register {@link CoreTables#REGISTER_SITES}
   * @param zones region and zone in force
   */
  public static Dataset<Row> of(
      Dataset<Row> reported,
      Dataset<Row> metered,
      Dataset<Row> register,
      Dataset<Row> zones,
      Clocks clocks) {
    Dataset<Row> hours = sideBySide(reported, metered);
    Dataset<Row> placed = placed(hours, register);
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
    return complete(metered)
        .as(METERS)
        .join(reports.as(REPORTS), sameHour, "full_outer")
        .select(
            either(Columns.SITE_ID),
            either(Columns.HOUR_START_UTC),
            either(Columns.MARKET_DATE),
            MinerColumns.REPORTED_WH.col(),
            MinerColumns.METERED_WH.col());
  }

  private static Column either(kz.quat.schema.Column column) {
    return coalesce(column.in(METERS), column.in(REPORTS)).as(column.name());
  }

  /** The sum over a site's points; null where a point that the site has that month is missing. */
  private static Dataset<Row> complete(Dataset<Row> metered) {
    Dataset<Row> sums =
        metered
            .groupBy(Columns.SITE_ID.col(), Columns.HOUR_START_UTC.col(), Columns.MARKET_DATE.col())
            .agg(
                sum(MinerColumns.ENERGY_WH.col()).as(MinerColumns.METERED_WH.name()),
                count(lit(1)).as(POINTS));
    Dataset<Row> points =
        metered
            .groupBy(Columns.SITE_ID.col())
            .agg(countDistinct(MinerColumns.POINT_ID.col()).as(SITE_POINTS));
    Column whole = functions.col(POINTS).geq(functions.col(SITE_POINTS));
    return sums.join(broadcast(points), Columns.SITE_ID.name())
        .withColumn(
            MinerColumns.METERED_WH.name(),
            MinerColumns.METERED_WH.as(when(whole, MinerColumns.METERED_WH.col())));
  }

  /** Inner, many to one: the register row in force on the day. */
  private static Dataset<Row> placed(Dataset<Row> hours, Dataset<Row> register) {
    Dataset<Row> rows =
        register.select(
            Columns.SITE_ID.col(),
            Columns.VALID_FROM.col(),
            InForce.until(CoreTables.REGISTER_SITES, Columns.SITE_ID).as(UNTIL),
            Columns.REGION.col(),
            Columns.MINER_BIN.col(),
            MinerColumns.SUPPLY.col(),
            Columns.LICENSED_MW.col(),
            Columns.CONNECTION_MW.col(),
            MinerColumns.OWN_GEN_MW.col());
    Column inForce =
        Columns.SITE_ID
            .in(HOURS)
            .equalTo(Columns.SITE_ID.in(REGISTER))
            .and(
                InForce.on(
                    Columns.MARKET_DATE.in(HOURS),
                    Columns.VALID_FROM.in(REGISTER),
                    functions.col(REGISTER + "." + UNTIL)));
    return hours
        .as(HOURS)
        .join(broadcast(rows.as(REGISTER)), inForce, "inner")
        .drop(Columns.SITE_ID.in(REGISTER));
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
