package kz.quat.forecast.areas;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import kz.quat.schema.Clocks;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.HourColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Forecasts of many areas, computed with one Spark task per area.
 *
 * <p>Every hour is read once, into a series of its region. Only these few series are sent to the
 * areas, and each area's task adds up the series of its regions ({@link AreaSeries}).
 */
public final class AreaForecasts {

  /** Of several temperatures of an hour the one with the largest order counts; a whole number. */
  public static final String ORDER = "order";

  /**
   * The least order of a measured temperature. Forecasts have the time of their issue as their
   * order, microseconds since 1970, which is always smaller.
   */
  public static final long MEASURED = 1L << 62;

  private static final String VALUE = "value";

  /** Names of the two sides of a join. */
  private static final String MEMBER = "member";

  private static final String PLACE = "place";

  private AreaForecasts() {}

  /**
   * Rows of {@link AreaForecastTask#schema()}, one for each area and hour of the task. Where the
   * history is not sufficient, the quantiles are null and the reason is stated.
   *
   * @param history {@link CoreTables#REGION_HOURS} of the trailing window, as known at the issue
   * @param temperatures region, station (not null), hour_start_utc, temperature_c, wind_ms,
   *     cloud_pct and {@link #ORDER}: measured and forecast; may be empty
   * @param areas {@link Area#rows}
   * @param areaCount the number of areas, which is also the number of tasks
   */
  public static Dataset<Row> of(
      Dataset<Row> history,
      Dataset<Row> temperatures,
      Dataset<Row> areas,
      int areaCount,
      AreaForecastTask task) {
    Dataset<Row> spread = areas.repartition(Math.max(1, areaCount), col(Area.TASK));
    return members(spread, placed(series(history, temperatures), areas))
        .mapPartitions(task, Encoders.row(AreaForecastTask.schema()));
  }

  /**
   * One row with the loads of each region and one with the weather of each of its stations, each as
   * parallel lists.
   */
  private static Dataset<Row> series(Dataset<Row> history, Dataset<Row> temperatures) {
    Column hour = HourColumns.epochHour().as(AreaSeries.HOURS);
    Column weather = AreaWeather.packed();
    Column none = lit(null);
    return history
        .where(GridColumns.NATIVE_WH.col().isNotNull())
        .select(
            Columns.REGION.col(),
            lit(AreaSeries.LOAD).as(AreaSeries.ROLE),
            Columns.ZONE.col(),
            hour,
            none.cast("bigint").as(ORDER),
            GridColumns.NATIVE_WH.col().as(VALUE),
            lit("").as(GridColumns.STATION.name()))
        .union(
            temperatures
                .where(GridColumns.TEMPERATURE_C.col().isNotNull())
                .select(
                    Columns.REGION.col(),
                    lit(AreaSeries.WEATHER),
                    none,
                    hour,
                    col(ORDER),
                    weather,
                    GridColumns.STATION.col()))
        .groupBy(Columns.REGION.col(), col(AreaSeries.ROLE), GridColumns.STATION.col())
        .agg(
            max_by(Columns.ZONE.col(), col(AreaSeries.HOURS)).as(Columns.ZONE.name()),
            min(AreaSeries.HOURS).as(AreaSeries.FIRST_HOUR),
            collect_list(AreaSeries.HOURS).as(AreaSeries.HOURS),
            collect_list(ORDER).as(AreaSeries.ORDERS),
            collect_list(VALUE).as(AreaSeries.VALUES));
  }

  /** Adds the zone to which the region belongs on the delivery day, as an area's name. */
  private static Dataset<Row> placed(Dataset<Row> series, Dataset<Row> areas) {
    Column then = concat(lit(Area.ofZone("")), Columns.ZONE.in(MEMBER));
    return series
        .as(MEMBER)
        .join(
            broadcast(areas.as(PLACE)),
            Columns.REGION.in(MEMBER).equalTo(Columns.REGION.in(PLACE)),
            "left_outer")
        .select(
            Columns.REGION.in(MEMBER),
            col(AreaSeries.ROLE),
            GridColumns.STATION.col(),
            coalesce(col(PLACE + "." + Area.DONOR), then).as(Area.DONOR),
            col(AreaSeries.FIRST_HOUR),
            col(AreaSeries.HOURS),
            col(AreaSeries.ORDERS),
            col(AreaSeries.VALUES));
  }

  /**
   * Joins each area with every series of its regions, all in the area's own partition. A region
   * also gets the loads of the other regions of its zone, with the role of lent loads. An area
   * without any data still has a row.
   */
  private static Dataset<Row> members(Dataset<Row> areas, Dataset<Row> series) {
    Column area = Columns.REGION.in(PLACE);
    Column zone = col(MEMBER + "." + Area.DONOR);
    Column own =
        Columns.REGION
            .in(MEMBER)
            .equalTo(area)
            .or(zone.equalTo(area))
            .or(area.equalTo(Area.NATION));
    Column lent =
        zone.equalTo(col(PLACE + "." + Area.DONOR))
            .and(col(AreaSeries.ROLE).equalTo(AreaSeries.LOAD));
    return areas
        .as(PLACE)
        .join(broadcast(series.as(MEMBER)), own.or(lent), "left_outer")
        .select(
            area,
            Clocks.ZONE_ID.in(PLACE),
            when(own, col(AreaSeries.ROLE)).when(lent, AreaSeries.LENT_LOAD).as(AreaSeries.ROLE),
            GridColumns.STATION.col(),
            col(AreaSeries.FIRST_HOUR),
            col(AreaSeries.HOURS),
            col(AreaSeries.ORDERS),
            col(AreaSeries.VALUES),
            Columns.REGION.in(MEMBER).as(AreaSeries.SERIES_REGION),
            zone.as(AreaSeries.SERIES_ZONE));
  }
}
