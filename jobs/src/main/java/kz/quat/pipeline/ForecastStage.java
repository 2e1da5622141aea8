package kz.quat.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.forecast.AreaForecastTask;
import kz.quat.forecast.AreaForecasts;
import kz.quat.forecast.CoherentAreas;
import kz.quat.forecast.DayCalendar;
import kz.quat.forecast.ForecastMethod;
import kz.quat.forecast.ForecastTask;
import kz.quat.grid.StrainInputs;
import kz.quat.schema.Clocks;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.ForecastColumns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.HourColumns;
import kz.quat.schema.OutTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** Stage 4: the delivery day's native load, from what is known at the issue. */
final class ForecastStage {

  /** Microseconds since 1970, in the year 148108. */
  private static final long BEYOND_ALL_ISSUES = 1L << 62;

  private final Night night;

  ForecastStage(Night night) {
    this.night = night;
  }

  /** Writes the forecast of every region in force, of the zones and of the nation. */
  void run() {
    int historyDays = night.config().forecast().historyDays();
    Dataset<Row> history =
        night.days(CoreTables.REGION_HOURS, night.day().minusDays(historyDays), night.day());
    List<Instant> hours = night.marketDay().hours();
    Instant known = night.issuedAt().truncatedTo(ChronoUnit.HOURS);
    ForecastTask task = new ForecastTask(night.issuedAt(), known, hours.get(0), hours.size());
    ForecastMethod method = ForecastMethod.of(night.config().rules().forecastMethodOn(night.day()));
    List<Row> areas = areas();
    List<Row> rows =
        AreaForecasts.of(
                history,
                temperatures(historyDays),
                night.spark().createDataFrame(areas, areasType()),
                areas.size(),
                new AreaForecastTask(task, calendar(), method))
            .collectAsList();
    Map<String, String> zones = new TreeMap<>();
    for (Row region : night.regionsInForce()) {
      zones.put(region.getAs(Columns.REGION.name()), region.getAs(Columns.ZONE.name()));
    }
    List<Row> regions = rows.stream().filter(row -> zones.containsKey(area(row))).toList();
    List<Row> others = rows.stream().filter(row -> !zones.containsKey(area(row))).toList();
    writeRegions(regions);
    writeAreas(CoherentAreas.of(regions, others, zones));
  }

  private static String area(Row row) {
    return row.getAs(Columns.REGION.name());
  }

  private void writeRegions(List<Row> rows) {
    Dataset<Row> zones =
        night
            .spark()
            .createDataFrame(night.regionsInForce(), CoreTables.REGIONS.structType())
            .select(Columns.REGION.col(), Columns.ZONE.col());
    Dataset<Row> placed =
        night
            .spark()
            .createDataFrame(rows, AreaForecastTask.schema())
            .join(
                functions.broadcast(zones),
                CollectionConverters.asScala(List.of(Columns.REGION.name())).toSeq(),
                "inner");
    night
        .warehouse()
        .replacePieces(
            OutTables.FORECAST_REGION_HOURS,
            night.clocks().withClock(placed).select(OutTables.FORECAST_REGION_HOURS.select()),
            List.of(night.day()));
  }

  private void writeAreas(List<Row> rows) {
    String marketZone = night.config().market().zoneId();
    Column name =
        functions.regexp_replace(
            Columns.REGION.col(), functions.lit(AreaForecasts.ZONE_AREA), functions.lit(""));
    Dataset<Row> placed =
        night
            .spark()
            .createDataFrame(rows, AreaForecastTask.schema())
            .withColumn(ForecastColumns.AREA.name(), name)
            .withColumn(Columns.MARKET_DATE.name(), HourColumns.marketDate(marketZone))
            .withColumn(Columns.MARKET_HOUR.name(), HourColumns.marketHour(marketZone))
            .coalesce(1);
    night
        .warehouse()
        .replacePieces(
            OutTables.FORECAST_AREA_HOURS,
            placed.select(OutTables.FORECAST_AREA_HOURS.select()),
            List.of(night.day()));
  }

  /** Regions of the country with the zone from which a young one borrows; zones; the nation. */
  private List<Row> areas() {
    Map<String, String> zoneIds = night.zoneIds();
    String marketZone = night.config().market().zoneId();
    Set<String> zones = new TreeSet<>();
    List<Row> rows = new ArrayList<>();
    for (Row region : night.regionsInForce()) {
      String code = region.getAs(Columns.REGION.name());
      if (!code.startsWith(StrainInputs.ABROAD)) {
        String zone = region.getAs(Columns.ZONE.name());
        rows.add(
            RowFactory.create(
                code, AreaForecasts.ZONE_AREA + zone, zoneIds.getOrDefault(code, marketZone)));
        zones.add(AreaForecasts.ZONE_AREA + zone);
      }
    }
    zones.add(AreaForecasts.NATION_AREA);
    zones.forEach(area -> rows.add(RowFactory.create(area, null, marketZone)));
    return rows;
  }

  private static StructType areasType() {
    return new StructType()
        .add(Columns.REGION.name(), DataTypes.StringType, false)
        .add(AreaForecasts.DONOR, DataTypes.StringType, true)
        .add(Clocks.ZONE_ID.name(), DataTypes.StringType, false);
  }

  /** Measured temperatures of the past; of the hours to come the forecast issued last. */
  private Dataset<Row> temperatures(int historyDays) {
    Dataset<Row> rows =
        night.days(
            CoreTables.WEATHER_HOURS, night.day().minusDays(historyDays), night.day().plusDays(1));
    // One whole number as the order, so that Spark can aggregate without sorting.
    Column order =
        functions
            .when(CoreTables.WEATHER_KIND.col().equalTo("actual"), functions.lit(BEYOND_ALL_ISSUES))
            .otherwise(functions.lit(0L))
            .plus(
                functions.coalesce(
                    functions.unix_micros(GridColumns.ISSUED_AT_UTC.col()), functions.lit(0L)));
    // Spread by region alone: the forecast's lists are made where the rows already are.
    return rows.repartition(Columns.REGION.col())
        .groupBy(Columns.REGION.col(), Columns.HOUR_START_UTC.col())
        .agg(
            functions
                .max_by(GridColumns.TEMPERATURE_C.col(), order)
                .as(GridColumns.TEMPERATURE_C.name()));
  }

  private DayCalendar calendar() {
    Set<LocalDate> holidays = new TreeSet<>();
    Set<LocalDate> working = new TreeSet<>();
    for (Row row : night.warehouse().read(CoreTables.CALENDAR_DAYS).collectAsList()) {
      LocalDate date = row.<java.sql.Date>getAs(CoreTables.CALENDAR_DATE.name()).toLocalDate();
      String kind = row.getAs(CoreTables.DAY_KIND.name());
      (kind.equals("working") ? working : holidays).add(date);
    }
    return new DayCalendar(holidays, working);
  }
}
