package kz.quat.forecast.areas;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.rint;
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
 * Forecasts of many areas at once, one Spark task an area.
 *
 * <p>Every hour is read once, into a series of its region; what travels to the areas are these few
 * series, and each area's task adds up its members' ({@link AreaSeries}).
 */
public final class AreaForecasts {

  /** Which of several temperatures of an hour counts: the largest; a whole number. */
  public static final String ORDER = "order";

  private static final String ROLE = "role";
  private static final String FIRST_HOUR = "first_hour";
  private static final String HOURS = "hours";
  private static final String ORDERS = "orders";
  private static final String VALUE = "value";
  private static final String VALUES = "values";

  /** Sides of a join. */
  private static final String MEMBER = "member";

  private static final String PLACE = "place";

  private AreaForecasts() {}

  /**
   * Rows of {@link AreaForecastTask#schema()}: one for each area and hour of the task, also where
   * there is no history (null quantiles, and the reason).
   *
   * @param history {@link CoreTables#REGION_HOURS} of the trailing window, as known at the issue
   * @param temperatures region, hour_start_utc, temperature_c and {@link #ORDER}: measured for the
   *     past, forecast for the hours to come; may be empty
   * @param areas {@link Area#rows}
   * @param areaCount how many they are: so many tasks
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

  /** A region's loads in one row and its temperatures in another, each as lists side by side. */
  private static Dataset<Row> series(Dataset<Row> history, Dataset<Row> temperatures) {
    Column hour = HourColumns.epochHour().as(HOURS);
    Column degrees =
        rint(GridColumns.TEMPERATURE_C.col().multiply(AreaSeries.PER_DEGREE)).cast("bigint");
    Column none = lit(null);
    return history
        .where(GridColumns.NATIVE_WH.col().isNotNull())
        .select(
            Columns.REGION.col(),
            lit(AreaSeries.LOAD).as(ROLE),
            Columns.ZONE.col(),
            hour,
            none.cast("bigint").as(ORDER),
            GridColumns.NATIVE_WH.col().as(VALUE))
        .union(
            temperatures
                .where(GridColumns.TEMPERATURE_C.col().isNotNull())
                .select(
                    Columns.REGION.col(), lit(AreaSeries.DEGREES), none, hour, col(ORDER), degrees))
        .groupBy(Columns.REGION.col(), col(ROLE))
        .agg(
            max_by(Columns.ZONE.col(), col(HOURS)).as(Columns.ZONE.name()),
            min(HOURS).as(FIRST_HOUR),
            collect_list(HOURS).as(HOURS),
            collect_list(ORDER).as(ORDERS),
            collect_list(VALUE).as(VALUES));
  }

  /** The same with the zone's area to which the region belongs on the delivery day. */
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
            col(ROLE),
            coalesce(col(PLACE + "." + Area.DONOR), then).as(Area.DONOR),
            col(FIRST_HOUR),
            col(HOURS),
            col(ORDERS),
            col(VALUES));
  }

  /**
   * Each area with every series of its regions, all in the area's own partition; a region also with
   * the loads of its zone's other regions, as lent. An area of which nothing is known has a row,
   * too.
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
        zone.equalTo(col(PLACE + "." + Area.DONOR)).and(col(ROLE).equalTo(AreaSeries.LOAD));
    return areas
        .as(PLACE)
        .join(broadcast(series.as(MEMBER)), own.or(lent), "left_outer")
        .select(
            area,
            Clocks.ZONE_ID.in(PLACE),
            when(own, col(ROLE)).when(lent, AreaSeries.LENT_LOAD),
            col(FIRST_HOUR),
            col(HOURS),
            col(ORDERS),
            col(VALUES));
  }
}
