package kz.quat.pipeline;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.config.Rules;
import kz.quat.domain.PseudoRegion;
import kz.quat.forecast.areas.Area;
import kz.quat.forecast.areas.AreaForecastTask;
import kz.quat.forecast.areas.AreaForecasts;
import kz.quat.forecast.areas.DayPeakRows;
import kz.quat.forecast.areas.ForecastRows;
import kz.quat.forecast.areas.RegionChanges;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.ForecastTask;
import kz.quat.forecast.joint.JointLoads;
import kz.quat.forecast.model.ForecastMethod;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Forecasts the delivery day's native load from what is known at the issue time. */
final class ForecastStage {

  static final Stage STAGE =
      Stage.named("forecast", "Forecasts the delivery day's native load, with quantiles.")
          .reads(
              CoreTables.REGION_HOURS,
              CoreTables.WEATHER_HOURS,
              CoreTables.CALENDAR_DAYS,
              CoreTables.LOAD_EVENTS)
          .writes(
              OutTables.FORECAST_REGION_HOURS,
              OutTables.FORECAST_AREA_HOURS,
              OutTables.FORECAST_DAY_PEAKS)
          .gives(Handover.JOINT_LOADS, Handover.MW_PER_DEGREE)
          .runs(
              state -> {
                ForecastStage stage = new ForecastStage(state.night());
                ForecastRows forecasts = stage.run();
                JointLoads joint = forecasts.jointLoads();
                stage.writePeaks(joint);
                state.give(Handover.JOINT_LOADS, joint);
                state.give(Handover.MW_PER_DEGREE, forecasts.mwPerDegree());
              });

  private final Night night;

  private ForecastStage(Night night) {
    this.night = night;
  }

  /**
   * Writes the forecast of every region in force, of the zones and of the nation; returns them with
   * what joint courses of the day are made of.
   */
  private ForecastRows run() {
    int historyDays = night.config().forecast().historyDays();
    Dataset<Row> history =
        night.days(CoreTables.REGION_HOURS, night.day().minusDays(historyDays), night.day());
    List<Instant> hours = night.marketDay().hours();
    Instant known = night.issuedAt().truncatedTo(ChronoUnit.HOURS);
    ForecastTask task = new ForecastTask(night.issuedAt(), known, hours.get(0), hours.size());
    Rules.ForecastRule rule = night.config().rules().forecastOn(night.day());
    AreaForecastTask.Method method =
        new AreaForecastTask.Method(ForecastMethod.of(rule.method()), rule.weatherErrorC());
    List<Area> areas = areas();
    List<Row> rows =
        AreaForecasts.of(
                inFewTasks(history),
                inFewTasks(temperatures(historyDays)),
                night.spark().createDataFrame(Area.rows(areas), Area.schema()),
                areas.size(),
                new AreaForecastTask(task, calendar(), method, changes()))
            .collectAsList();
    ForecastRows forecasts = new ForecastRows(rows, night.dayClock(), night.zones());
    night.replaceDay(OutTables.FORECAST_REGION_HOURS, forecasts.regionHours());
    night.replaceDay(OutTables.FORECAST_AREA_HOURS, forecasts.areaHours());
    return forecasts;
  }

  private void writePeaks(JointLoads joint) {
    night.replaceDay(
        OutTables.FORECAST_DAY_PEAKS,
        new DayPeakRows(joint, night.zones(), night.dayClock(), night.issuedAt()).rows());
  }

  /**
   * Lets few tasks read a year's small files one after another: starting a task costs more than
   * reading one file.
   */
  private Dataset<Row> inFewTasks(Dataset<Row> hours) {
    return hours.coalesce(night.spark().sparkContext().defaultParallelism());
  }

  /** The areas of a forecast: the country's regions, their zones, and the nation. */
  private List<Area> areas() {
    String marketZone = night.config().market().zoneId();
    Set<String> zones = new TreeSet<>();
    List<Area> areas = new ArrayList<>();
    night
        .zones()
        .forEach(
            (region, zone) -> {
              if (!PseudoRegion.is(region)) {
                String clock = night.zoneIds().getOrDefault(region, marketZone);
                areas.add(new Area(region, Area.ofZone(zone), clock));
                zones.add(Area.ofZone(zone));
              }
            });
    zones.forEach(zone -> areas.add(new Area(zone, null, marketZone)));
    areas.add(new Area(Area.NATION, null, marketZone));
    return areas;
  }

  /**
   * Temperatures with their rank: measured ones before forecast ones, a later issue before an
   * earlier.
   */
  private Dataset<Row> temperatures(int historyDays) {
    Dataset<Row> rows =
        night.days(
            CoreTables.WEATHER_HOURS, night.day().minusDays(historyDays), night.day().plusDays(1));
    Column order =
        functions
            .when(
                CoreTables.WEATHER_KIND.col().equalTo("actual"),
                functions.lit(AreaForecasts.MEASURED))
            .otherwise(functions.lit(0L))
            .plus(
                functions.coalesce(
                    functions.unix_micros(GridColumns.ISSUED_AT_UTC.col()), functions.lit(0L)));
    return rows.select(
        Columns.REGION.col(),
        Columns.HOUR_START_UTC.col(),
        GridColumns.TEMPERATURE_C.col(),
        GridColumns.WIND_MS.col(),
        GridColumns.CLOUD_PCT.col(),
        functions
            .coalesce(GridColumns.STATION.col(), functions.lit(""))
            .as(GridColumns.STATION.name()),
        order.as(AreaForecasts.ORDER));
  }

  /** Announced changes of the loads, and the regions that were separated from others. */
  private RegionChanges changes() {
    return LoadChanges.of(
        night.warehouse().rows(CoreTables.LOAD_EVENTS).list(),
        night.config().rules().regions(),
        ZoneId.of(night.config().market().zoneId()),
        night.zones());
  }

  private DayCalendar calendar() {
    Map<LocalDate, String> kinds = new TreeMap<>();
    for (Row row : night.warehouse().rows(CoreTables.CALENDAR_DAYS).list()) {
      LocalDate date = CoreTables.CALENDAR_DATE.<Date>from(row).toLocalDate();
      kinds.put(date, CoreTables.DAY_KIND.from(row));
    }
    return DayCalendar.of(kinds);
  }
}
