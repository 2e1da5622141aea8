package kz.quat.forecast;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_timestamp;
import static scala.jdk.javaapi.CollectionConverters.asScala;

import java.util.List;
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

  /** How many regions' values are in a point. */
  static final String POINT_MEMBERS = "point_members";

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
    String area = "area_side";
    String own = "own_side";
    String donor = "donor_side";
    String weather = "weather_side";
    Column name = Columns.REGION.in(area);
    Dataset<Row> loads = points(ofAllAreas(history), GridColumns.NATIVE_WH.col().cast("double"));
    Dataset<Row> degrees =
        points(
            temperaturesOfAllAreas(temperatures, areas),
            GridColumns.TEMPERATURE_C.col().cast("double"));
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
        .repartition(Math.max(1, areaCount), Columns.REGION.col())
        .flatMap(task, Encoders.row(AreaForecastTask.schema()));
  }

  /** Regions, their zones and the nation, each under its name. */
  private static Dataset<Row> ofAllAreas(Dataset<Row> history) {
    Column[] select = {
      Columns.REGION.col(),
      Columns.HOUR_START_UTC.col(),
      GridColumns.NATIVE_WH.col(),
      col(POINT_MEMBERS)
    };
    Dataset<Row> regions = history.withColumn(POINT_MEMBERS, lit(1L)).select(select);
    Dataset<Row> zones =
        summed(history, Columns.ZONE.col(), Columns.HOUR_START_UTC.col())
            .withColumn(Columns.REGION.name(), concat(lit(ZONE_AREA), Columns.ZONE.col()))
            .select(select);
    Dataset<Row> nation =
        summed(history, Columns.HOUR_START_UTC.col())
            .withColumn(Columns.REGION.name(), lit(NATION_AREA))
            .select(select);
    return regions.unionByName(zones).unionByName(nation);
  }

  private static Dataset<Row> summed(Dataset<Row> history, Column... by) {
    return history
        .groupBy(by)
        .agg(
            GridColumns.NATIVE_WH.as(sum(GridColumns.NATIVE_WH.col())),
            count(GridColumns.NATIVE_WH.col()).as(POINT_MEMBERS));
  }

  /** Of a zone and the nation: the plain mean over their regions, exact in any order. */
  private static Dataset<Row> temperaturesOfAllAreas(
      Dataset<Row> temperatures, Dataset<Row> areas) {
    Dataset<Row> exact =
        temperatures.select(
            Columns.REGION.col(),
            Columns.HOUR_START_UTC.col(),
            GridColumns.TEMPERATURE_C
                .col()
                .cast("decimal(9,4)")
                .as(GridColumns.TEMPERATURE_C.name()),
            lit(1L).as(POINT_MEMBERS));
    Column mean = avg(GridColumns.TEMPERATURE_C.col()).as(GridColumns.TEMPERATURE_C.name());
    Column members = lit(1L).as(POINT_MEMBERS);
    String zone = "zone_area";
    Dataset<Row> zones =
        exact
            .join(
                broadcast(
                    areas
                        .where(col(DONOR).isNotNull())
                        .select(Columns.REGION.col(), col(DONOR).as(zone))),
                asScala(List.of(Columns.REGION.name())).toSeq(),
                "inner")
            .groupBy(col(zone), Columns.HOUR_START_UTC.col())
            .agg(mean)
            .select(
                col(zone).as(Columns.REGION.name()),
                Columns.HOUR_START_UTC.col(),
                GridColumns.TEMPERATURE_C.col(),
                members);
    Dataset<Row> nation =
        exact
            .groupBy(Columns.HOUR_START_UTC.col())
            .agg(mean)
            .select(
                lit(NATION_AREA).as(Columns.REGION.name()),
                Columns.HOUR_START_UTC.col(),
                GridColumns.TEMPERATURE_C.col(),
                members);
    return exact.unionByName(zones).unionByName(nation);
  }

  private static Dataset<Row> points(Dataset<Row> rows, Column value) {
    Column hour = unix_timestamp(Columns.HOUR_START_UTC.col()).divide(lit(3600)).cast("bigint");
    Column point = struct(hour.as(EPOCH_HOUR), value.as(POINT_VALUE), col(POINT_MEMBERS));
    return rows.groupBy(Columns.REGION.col()).agg(collect_list(point).as(POINTS));
  }
}
