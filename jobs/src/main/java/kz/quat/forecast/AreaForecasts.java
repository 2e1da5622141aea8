package kz.quat.forecast;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.ForecastColumns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.HourColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Forecasts of many areas at once, one Spark task an area. An area is a region, or a zone or the
 * nation, whose load is the sum of its regions' and whose quantiles are its own: quantiles do not
 * add up. Areas stand in {@link Columns#REGION}.
 *
 * <p>Every hour is read once, into a list for its region; what travels to the areas are these few
 * lists, and each area's task adds up its members' ({@link AreaPoints}).
 */
public final class AreaForecasts {

  /** Before the name of a zone among the areas; no region's code holds it. */
  public static final String ZONE_AREA = "zone/";

  /** The nation among the areas. */
  public static final String NATION_AREA = "nation";

  /** The area from which one without a past borrows; null for none. */
  public static final String DONOR = "donor";

  private static final String AREA = ForecastColumns.AREA.name();
  private static final String POINTS = "points";
  private static final String EPOCH_HOUR = "epoch_hour";
  private static final String FIRST_HOUR = "first_hour";

  /** Sides of the joins. */
  private static final String OWN = "own";

  private static final String LENT = "lent";
  private static final String WEATHER = "weather";

  private AreaForecasts() {}

  /**
   * Rows of {@link AreaForecastTask#schema()}: one for each area and hour of the task, also where
   * there is no history (null quantiles, and the reason).
   *
   * @param history {@link CoreTables#REGION_HOURS} of the trailing window, as known at the issue
   * @param temperatures region, hour_start_utc and temperature_c, one row an hour: measured for the
   *     past, forecast for the hours to come; may be empty
   * @param areas region (the area's name), {@link #DONOR} and zone_id
   * @param areaCount how many they are: so many tasks
   */
  public static Dataset<Row> of(
      Dataset<Row> history,
      Dataset<Row> temperatures,
      Dataset<Row> areas,
      int areaCount,
      AreaForecastTask task) {
    // A few rows, read three times: by their own area, as a donor's, and for the first hours.
    Dataset<Row> loads = loads(history).localCheckpoint();
    Dataset<Row> weather = weather(temperatures, areas);
    Column ownFirst = in(OWN, FIRST_HOUR);
    Column donorFirst = in(LENT, FIRST_HOUR);
    Column reachesFurtherBack = ownFirst.isNull().or(donorFirst.lt(ownFirst));
    return areas
        .join(broadcast(loads).as(OWN), sameArea(Columns.REGION.col(), OWN), "left_outer")
        .join(
            broadcast(loads).as(LENT),
            sameArea(col(DONOR), LENT).and(reachesFurtherBack),
            "left_outer")
        .join(weather.as(WEATHER), sameArea(Columns.REGION.col(), WEATHER), "left_outer")
        .select(
            Columns.REGION.col(),
            AreaForecastTask.ZONE_ID.col(),
            in(OWN, POINTS),
            in(LENT, POINTS),
            in(WEATHER, POINTS))
        .repartition(Math.max(1, areaCount), Columns.REGION.col())
        .flatMap(task, Encoders.row(AreaForecastTask.schema()));
  }

  private static Column in(String side, String column) {
    return col(side + "." + column);
  }

  private static Column sameArea(Column area, String side) {
    return area.equalTo(in(side, AREA));
  }

  /** The lists of each area's regions, and the first hour known of any. */
  private static Dataset<Row> loads(Dataset<Row> history) {
    Dataset<Row> regions =
        history
            .groupBy(Columns.REGION.col(), Columns.ZONE.col())
            .agg(list(GridColumns.NATIVE_WH.col()), min(HourColumns.epochHour()).as(FIRST_HOUR));
    return byArea(regions, concat(lit(ZONE_AREA), Columns.ZONE.col()), col(FIRST_HOUR))
        .agg(collect_list(POINTS).as(POINTS), min(FIRST_HOUR).as(FIRST_HOUR));
  }

  /** The same of temperatures; of a region that has no area, for the nation alone. */
  private static Dataset<Row> weather(Dataset<Row> temperatures, Dataset<Row> areas) {
    Column exact =
        GridColumns.TEMPERATURE_C
            .col()
            .cast("decimal(9,4)")
            .multiply(AreaPoints.PER_DEGREE)
            .cast("bigint");
    Dataset<Row> regions = temperatures.groupBy(Columns.REGION.col()).agg(list(exact));
    Dataset<Row> placed =
        regions.join(
            broadcast(areas.select(Columns.REGION.col().as(AREA), col(DONOR))),
            Columns.REGION.col().equalTo(col(AREA)),
            "left_outer");
    return byArea(placed.drop(AREA), col(DONOR)).agg(collect_list(POINTS).as(POINTS));
  }

  /** Each region's list under the names of all the areas to which it belongs. */
  private static org.apache.spark.sql.RelationalGroupedDataset byArea(
      Dataset<Row> regions, Column zoneArea, Column... kept) {
    Column areas = array(Columns.REGION.col(), zoneArea, lit(NATION_AREA));
    Column[] columns = new Column[kept.length + 2];
    columns[0] = explode(areas).as(AREA);
    columns[1] = col(POINTS);
    System.arraycopy(kept, 0, columns, 2, kept.length);
    return regions.select(columns).where(col(AREA).isNotNull()).groupBy(AREA);
  }

  private static Column list(Column value) {
    return collect_list(struct(HourColumns.epochHour().as(EPOCH_HOUR), value)).as(POINTS);
  }
}
