package kz.quat.backtest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.ForecastTask;
import kz.quat.forecast.history.LoadHistory;
import kz.quat.forecast.model.LoadForecaster;
import kz.quat.forecast.model.RegionForecast;
import kz.quat.forecast.quantiles.Quantiles;
import kz.quat.schema.Clocks;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.HourColumns;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.RowType;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The forecasts of all days of a span, each from what had arrived when it was issued. Each area is
 * one Spark task, which processes the days in order.
 */
final class KnownForecasts implements FlatMapFunction<Row, Row> {

  /** The zone, as an area's name, from which a region with a short history borrows. */
  static final String DONOR = "donor";

  /** Prefix of the names of zones among the areas. */
  static final String ZONE_AREA = "zone/";

  private static final String TEMPERATURES = "temperatures";
  private static final String OWN_EVENTS = "own_events";
  private static final String DONOR_EVENTS = "donor_events";
  private static final String RANK = "rank";
  private static final RowType FORECAST =
      RowType.of(
          "known forecast",
          Columns.REGION,
          Columns.HOUR_START_UTC,
          QuotaColumns.quantile(50).nullable(),
          QuotaColumns.quantile(90).nullable());

  private final List<DayPlan> days;
  private final KnownCalendar calendar;
  private final int historyDays;
  private final ForecastChoice choice;
  private final KnownLoadEvents events;

  /** Which days are forecast, and how. */
  record Plan(
      List<DayPlan> days,
      KnownCalendar calendar,
      int historyDays,
      ForecastChoice choice,
      KnownLoadEvents events) {}

  private KnownForecasts(Plan plan) {
    days = new ArrayList<>(plan.days());
    calendar = plan.calendar();
    historyDays = plan.historyDays();
    choice = plan.choice();
    events = plan.events();
  }

  /**
   * Rows of region, hour_start_utc, load_p50_mw and load_p90_mw. The loads are null where no
   * history is sufficient for a forecast.
   *
   * @param changes rows of {@link NativeEvents} for regions and zones
   * @param weather versions of {@link CoreTables#WEATHER_HOURS}
   * @param areas region, {@link #DONOR} and zone_id
   */
  static Dataset<Row> of(
      Dataset<Row> changes, Dataset<Row> weather, Dataset<Row> areas, Plan plan) {
    String area = "area_side";
    String own = "own_side";
    String donor = "donor_side";
    String air = "air_side";
    Dataset<Row> lists = NativeEvents.lists(changes);
    Column name = Columns.REGION.in(area);
    return areas
        .as(area)
        .join(lists.as(own), name.equalTo(Columns.REGION.in(own)), "left_outer")
        .join(
            lists.as(donor),
            col(area + "." + DONOR).equalTo(Columns.REGION.in(donor)),
            "left_outer")
        .join(temperatures(weather).as(air), name.equalTo(Columns.REGION.in(air)), "left_outer")
        .select(
            name,
            Clocks.ZONE_ID.in(area),
            col(area + "." + DONOR),
            col(own + "." + NativeEvents.EVENTS).as(OWN_EVENTS),
            col(donor + "." + NativeEvents.EVENTS).as(DONOR_EVENTS),
            col(air + "." + TEMPERATURES))
        .flatMap(new KnownForecasts(plan), Encoders.row(type()));
  }

  private static Dataset<Row> temperatures(Dataset<Row> weather) {
    Column measured = CoreTables.WEATHER_KIND.col().equalTo("actual");
    Column rank =
        unix_micros(GridColumns.ISSUED_AT_UTC.col())
            .plus(when(measured, lit(1L << 60)).otherwise(lit(0L)));
    return weather
        .groupBy(Columns.REGION.col())
        .agg(
            collect_list(
                    struct(
                        HourColumns.epochHour().as(NativeEvents.EPOCH_HOUR.name()),
                        unix_micros(Columns.RECEIVED_AT.col()).as(NativeEvents.RECEIVED_US.name()),
                        rank.as(RANK),
                        GridColumns.TEMPERATURE_C.col(),
                        coalesce(GridColumns.STATION.col(), lit(""))
                            .as(GridColumns.STATION.name())))
                .as(TEMPERATURES));
  }

  private static StructType type() {
    return FORECAST.structType();
  }

  @Override
  public Iterator<Row> call(Row area) {
    String name = Columns.REGION.from(area);
    ZoneId zone = ZoneId.of(Clocks.ZONE_ID.<String>from(area));
    String zoneArea = area.getAs(DONOR);
    KnownLoad own = new KnownLoad(events(area, OWN_EVENTS));
    KnownLoad donor = new KnownLoad(events(area, DONOR_EVENTS));
    KnownTemperature air = new KnownTemperature(versions(area));
    LoadForecaster forecaster = choice.forecaster();
    List<Row> rows = new ArrayList<>();
    for (DayPlan day : days) {
      Instant known = day.issuedAt().truncatedTo(ChronoUnit.HOURS);
      Instant from = day.firstHour().minus(Duration.ofDays(historyDays));
      own.advance(day.issuedAt());
      donor.advance(day.issuedAt());
      air.advance(day.issuedAt());
      DayCalendar then = calendar.knownAt(day.issuedAt());
      LoadHistory history =
          air.addTo(
                  events.removeFrom(own.history(name, zone, then, from, known), name, day),
                  day.end())
              .borrowing(
                  events.removeFrom(donor.history(name, zone, then, from, known), zoneArea, day),
                  known);
      ForecastTask task = new ForecastTask(day.issuedAt(), known, day.firstHour(), day.hours());
      addRows(rows, name, task, forecaster.forecast(history, task));
    }
    return rows.iterator();
  }

  private static void addRows(
      List<Row> rows, String area, ForecastTask task, RegionForecast forecast) {
    for (int hour = 0; hour < task.hours(); hour++) {
      rows.add(
          FORECAST
              .row()
              .set(Columns.REGION, area)
              .set(Columns.HOUR_START_UTC, task.hour(hour))
              .set(QuotaColumns.quantile(50), megawatts(forecast, hour, Quantiles.P50))
              .set(QuotaColumns.quantile(90), megawatts(forecast, hour, Quantiles.P90))
              .build());
    }
  }

  private static @Nullable BigDecimal megawatts(RegionForecast forecast, int hour, int quantile) {
    return forecast.exists()
        ? BigDecimal.valueOf(forecast.hours().get(hour).loadMw(quantile))
            .setScale(6, RoundingMode.HALF_EVEN)
        : null;
  }

  private static List<KnownLoad.Event> events(Row area, String column) {
    return list(area, column).stream()
        .map(
            event ->
                new KnownLoad.Event(
                    NativeEvents.EPOCH_HOUR.<Long>from(event),
                    NativeEvents.RECEIVED_US.<Long>from(event),
                    NativeEvents.LOAD_CHANGE_WH.<Long>from(event),
                    NativeEvents.MINING_CHANGE_WH.<Long>from(event),
                    NativeEvents.FIRST.<Long>from(event)))
        .toList();
  }

  private static List<KnownTemperature.Version> versions(Row area) {
    return list(area, TEMPERATURES).stream()
        .map(
            version ->
                new KnownTemperature.Version(
                    NativeEvents.EPOCH_HOUR.<Long>from(version),
                    NativeEvents.RECEIVED_US.<Long>from(version),
                    version.<Long>getAs(RANK),
                    GridColumns.TEMPERATURE_C.<Double>from(version),
                    GridColumns.STATION.<String>from(version)))
        .toList();
  }

  private static List<Row> list(Row row, String column) {
    scala.collection.Seq<Row> structs = row.getAs(column);
    return structs == null ? List.of() : CollectionConverters.asJava(structs);
  }
}
