package kz.quat.forecast.areas;

import java.util.List;
import kz.quat.schema.GridColumns;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Series of loads and of weather as an area's task gets them. */
final class StationRows {
  static final AreaSeries NO_LOADS = new AreaSeries(List.of(), AreaSeries.LOAD);

  private static final DataType LONGS = DataTypes.createArrayType(DataTypes.LongType);
  private static final StructType TYPE =
      new StructType()
          .add(AreaSeries.ROLE, DataTypes.IntegerType)
          .add(AreaSeries.FIRST_HOUR, DataTypes.LongType)
          .add(AreaSeries.HOURS, LONGS)
          .add(AreaSeries.ORDERS, LONGS)
          .add(AreaSeries.VALUES, LONGS)
          .add(AreaSeries.SERIES_REGION, DataTypes.StringType)
          .add(GridColumns.STATION.name(), DataTypes.StringType);

  private StationRows() {}

  /** Loads in Wh. */
  static Row loads(String region, List<Long> hours, List<Long> wh) {
    return row(AreaSeries.LOAD, region, "", hours, hours, wh);
  }

  /** Weather as {@link AreaWeather} packs it. */
  static Row weather(
      String region, String station, List<Long> hours, List<Long> orders, List<Long> values) {
    return row(AreaSeries.WEATHER, region, station, hours, orders, values);
  }

  private static Row row(
      int role,
      String region,
      String station,
      List<Long> hours,
      List<Long> orders,
      List<Long> values) {
    return new GenericRowWithSchema(
        new Object[] {role, hours.get(0), seq(hours), seq(orders), seq(values), region, station},
        TYPE);
  }

  /** A temperature without wind and clouds. */
  static long packed(double celsius) {
    return packed(celsius, -1, -1);
  }

  /** A temperature, wind in tenths of m/s and clouds in %; below 0 where unknown. */
  static long packed(double celsius, int wind, int clouds) {
    return (Math.round(celsius * 10_000) << 20) + ((wind + 1L) << 8) + clouds + 1;
  }

  private static Seq<Long> seq(List<Long> values) {
    return CollectionConverters.asScala(values).toVector();
  }
}
