package kz.quat.schema;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The clocks by which hours are shown.
 *
 * @param marketZone tzdb name of the zone of market time
 * @param regionZones one row per region: {@link Columns#REGION}, {@link #ZONE_ID}
 */
public record Clocks(String marketZone, Dataset<Row> regionZones) {

  /** tzdb name of the zone of a region's local time. */
  public static final ColumnSpec ZONE_ID =
      new ColumnSpec(
          "zone_id", ColumnType.TEXT, Unit.NONE, true, "The region's clock, by tzdb name");

  /**
   * Adds market_date, market_hour, local_date and local_hour to rows with a region and an hour. A
   * region without a zone (supply from abroad) is shown in market time.
   */
  public Dataset<Row> withClock(Dataset<Row> rows) {
    String left = "clocked";
    String zones = "zones";
    Column own = coalesce(ZONE_ID.col(), lit(marketZone));
    return rows.drop(Columns.MARKET_DATE.name())
        .as(left)
        .join(
            broadcast(regionZones.as(zones)),
            Columns.REGION.in(left).equalTo(Columns.REGION.in(zones)),
            "left_outer")
        .drop(Columns.REGION.in(zones))
        .withColumn(Columns.MARKET_DATE.name(), HourColumns.marketDate(marketZone))
        .withColumn(Columns.MARKET_HOUR.name(), HourColumns.marketHour(marketZone))
        .withColumn(Columns.LOCAL_DATE.name(), HourColumns.localDate(own))
        .withColumn(Columns.LOCAL_HOUR.name(), HourColumns.localHour(own))
        .drop(ZONE_ID.name());
  }
}
