package kz.quat.forecast;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_timestamp;

import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Forecasts of many areas at once, one Spark task an area. An area is a region, or a zone or the
 * nation, whose load is the sum of its regions' and whose quantiles are its own: quantiles do not
 * add up. Areas stand in {@link Columns#REGION}.
 */
public final class AreaForecasts {

  /** Before the name of a zone among the areas; no region's code holds it. */
  public static final String ZONE_AREA = "zone/";

  /** The nation among the areas. */
  public static final String NATION_AREA = "nation";

  /** The area from which one without a past borrows; null for none. */
  public static final String DONOR = "donor";

  static final String POINTS = "points";
  static final String EPOCH_HOUR = "epoch_hour";
  static final String POINT_VALUE = "point_value";

  private AreaForecasts() {}

  /**
   * Rows of {@link AreaForecastTask#schema()}: one for each area and hour of the task, also where
   * there is no history (null quantiles, and the reason).
   *
   * @param history {@link CoreTables#REGION_HOURS} of the trailing window, as known at the issue
   * @param temperatures region, hour_start_utc and temperature_c, one row an hour: measured for the
   *     past, forecast for the hours to come; may be empty
   * @param areas region (the area's name), {@link #DONOR} and zone_id
   */
  public static Dataset<Row> of(
      Dataset<Row> history, Dataset<Row> temperatures, Dataset<Row> areas, AreaForecastTask task) {
    String area = "area_side";
    String own = "own_side";
    String donor = "donor_side";
    String weather = "weather_side";
    Column name = Columns.REGION.in(area);
    Dataset<Row> loads = points(ofAllAreas(history), GridColumns.NATIVE_WH.col().cast("double"));
    Dataset<Row> degrees = points(temperatures, GridColumns.TEMPERATURE_C.col());
    return areas
        .as(area)
        .join(loads.as(own), name.equalTo(Columns.REGION.in(own)), "left_outer")
        .join(
            loads.as(donor),
            col(area + "." + DONOR).equalTo(Columns.REGION.in(donor)),
            "left_outer")
        .join(degrees.as(weather), name.equalTo(Columns.REGION.in(weather)), "left_outer")
        .select(
            name,
            AreaForecastTask.ZONE_ID.in(area),
            col(own + "." + POINTS),
            col(donor + "." + POINTS),
            col(weather + "." + POINTS))
        .flatMap(task, Encoders.row(AreaForecastTask.schema()));
  }

  /** Regions, their zones and the nation, each under its name. */
  private static Dataset<Row> ofAllAreas(Dataset<Row> history) {
    Dataset<Row> regions =
        history.select(
            Columns.REGION.col(), Columns.HOUR_START_UTC.col(), GridColumns.NATIVE_WH.col());
    Dataset<Row> zones =
        history
            .groupBy(Columns.ZONE.col(), Columns.HOUR_START_UTC.col())
            .agg(GridColumns.NATIVE_WH.as(sum(GridColumns.NATIVE_WH.col())))
            .select(
                Columns.REGION.as(concat(lit(ZONE_AREA), Columns.ZONE.col())),
                Columns.HOUR_START_UTC.col(),
                GridColumns.NATIVE_WH.col());
    Dataset<Row> nation =
        history
            .groupBy(Columns.HOUR_START_UTC.col())
            .agg(GridColumns.NATIVE_WH.as(sum(GridColumns.NATIVE_WH.col())))
            .select(
                Columns.REGION.as(lit(NATION_AREA)),
                Columns.HOUR_START_UTC.col(),
                GridColumns.NATIVE_WH.col());
    return regions.unionByName(zones).unionByName(nation);
  }

  private static Dataset<Row> points(Dataset<Row> rows, Column value) {
    Column hour = unix_timestamp(Columns.HOUR_START_UTC.col()).divide(lit(3600)).cast("bigint");
    return rows.groupBy(Columns.REGION.col())
        .agg(collect_list(struct(hour.as(EPOCH_HOUR), value.as(POINT_VALUE))).as(POINTS));
  }
}
