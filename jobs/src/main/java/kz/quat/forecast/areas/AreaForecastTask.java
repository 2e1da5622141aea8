package kz.quat.forecast.areas;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.ForecastTask;
import kz.quat.forecast.history.LoadEvent;
import kz.quat.forecast.history.LoadHistory;
import kz.quat.forecast.history.RegionSplit;
import kz.quat.forecast.history.WeatherError;
import kz.quat.forecast.history.WeatherErrorEstimate;
import kz.quat.forecast.model.Contributions;
import kz.quat.forecast.model.DegreeResponse;
import kz.quat.forecast.model.FeatureSnapshot;
import kz.quat.forecast.model.ForecastMethod;
import kz.quat.forecast.model.RegionForecast;
import kz.quat.forecast.quantiles.HourQuantiles;
import kz.quat.forecast.quantiles.Quantiles;
import kz.quat.schema.Clocks;
import kz.quat.schema.Columns;
import kz.quat.schema.ForecastColumns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The work of one Spark task: reads the series of an area and returns the rows of its forecast. */
public final class AreaForecastTask implements MapPartitionsFunction<Row, Row> {

  /** Errors of the forecasts of past days for the same hour, MW; see {@link RegionForecast}. */
  private static final RowType.NumberList PAST_ERRORS = new RowType.NumberList("past_errors_mw");

  /** What one degree more, and one degree less, adds to the median, MW; empty if unknown. */
  private static final RowType.NumberList DEGREES = new RowType.NumberList("mw_per_degree");

  private static final RowType ROW =
      RowType.of(
              "area forecast",
              Stream.concat(
                      Stream.of(Columns.REGION, Columns.HOUR_START_UTC),
                      ForecastColumns.stated().stream())
                  .toList())
          .with(PAST_ERRORS)
          .with(DEGREES);

  private static final long DAY_US = 86_400_000_000L;

  private final Instant issuedAt;
  private final Instant knownBefore;
  private final Instant firstHour;
  private final int hours;
  private final LocalDate[] holidays;
  private final LocalDate[] workingDays;
  private final ForecastMethod method;
  private final RegionChanges changes;
  private final double weatherErrorC;

  /**
   * How areas are forecast.
   *
   * @param weatherErrorC standard deviation of a region's weather forecast a day after its issue,
   *     °C, that is assumed if too few past forecasts were delivered to estimate it
   */
  public record Method(ForecastMethod forecast, double weatherErrorC) {}

  /**
   * A task for every area of a delivery day.
   *
   * @param task the delivery day and what is known
   * @param calendar holidays and moved working days
   * @param changes announced changes of the loads, and divided regions
   */
  public AreaForecastTask(
      ForecastTask task, DayCalendar calendar, Method method, RegionChanges changes) {
    this.changes = changes;
    this.issuedAt = task.issuedAt();
    this.knownBefore = task.knownBefore();
    this.firstHour = task.firstHour();
    this.hours = task.hours();
    this.holidays = calendar.holidays().stream().sorted().toArray(LocalDate[]::new);
    this.workingDays = calendar.workingDays().stream().sorted().toArray(LocalDate[]::new);
    this.method = method.forecast();
    this.weatherErrorC = method.weatherErrorC();
  }

  /**
   * Columns: area, hour, issue, quantiles in MW, method, and whose history the forecast is based
   * on.
   */
  public static StructType schema() {
    return ROW.structType();
  }

  /** The past errors in a row of {@link #schema()}, MW; empty if the method keeps none. */
  static double[] pastErrorsMw(Row forecast) {
    return numbers(forecast, PAST_ERRORS);
  }

  /** What one degree more, and then one degree less, adds to the median, MW; empty if unknown. */
  static double[] mwPerDegree(Row forecast) {
    return numbers(forecast, DEGREES);
  }

  private static double[] numbers(Row forecast, RowType.NumberList list) {
    List<Double> numbers = forecast.getList(forecast.fieldIndex(list.name()));
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * The forecast rows of an area, or of several areas if Spark put them into the same partition.
   */
  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Map<String, List<Row>> areas = new TreeMap<>();
    rows.forEachRemaining(
        row ->
            areas
                .computeIfAbsent(Columns.REGION.<String>from(row), area -> new ArrayList<>())
                .add(row));
    return areas.entrySet().stream()
        .flatMap(area -> forecast(area.getKey(), area.getValue()).stream())
        .iterator();
  }

  private List<Row> forecast(String area, List<Row> series) {
    ForecastTask task = new ForecastTask(issuedAt, knownBefore, firstHour, hours);
    ZoneId zone = ZoneId.of(Clocks.ZONE_ID.<String>from(series.get(0)));
    LoadHistory known = history(area, zone, series);
    RegionForecast forecast = method.forecaster().forecast(known, task);
    List<Row> rows = new ArrayList<>();
    for (int hour = 0; hour < hours; hour++) {
      rows.add(row(area, task.hour(hour), forecast, hour));
    }
    return rows;
  }

  /** The history without announced changes, extended into the past if the area is new. */
  private LoadHistory history(String area, ZoneId zone, List<Row> series) {
    AreaSeries own = new AreaSeries(series, AreaSeries.LOAD);
    AreaSeries ofZone = new AreaSeries(series, AreaSeries.LOAD, AreaSeries.LENT_LOAD);
    LoadHistory known = undisturbed(area, area, zone, own);
    AreaSeries weather = new AreaSeries(series, AreaSeries.WEATHER);
    if (!weather.isEmpty()) {
      known = inTheWeather(known, weather, own);
    }
    RegionSplit split = changes.splitOf(area);
    if (split != null) {
      known = divided(known, split, ofZone);
    }
    long never = epochHour(knownBefore);
    String donor = ofZone.zone();
    return donor != null && ofZone.firstHour(never) < epochHour(known.firstHour())
        ? known.borrowing(undisturbed(area, donor, zone, ofZone), knownBefore)
        : known;
  }

  /**
   * The history with temperatures: measured ones for the past, and for every hour of a past day
   * what had been forecast when the day was forecast. Where no such forecast was delivered, the
   * measured temperature with an error takes its place, so that the regressions learn from the kind
   * of temperatures that tomorrow's are. The error is that of the delivered forecasts, or the
   * assumed one if they are too few to tell.
   *
   * @param loads of the area's regions, from which the weights of their stations are learnt
   */
  private LoadHistory inTheWeather(LoadHistory history, AreaSeries weather, AreaSeries loads) {
    long first = epochHour(history.firstHour());
    int reach = (int) ChronoUnit.HOURS.between(history.firstHour(), end());
    AreaAir air = weather.air(first, reach, this::issuedUs, loads, history.hours());
    double[] known = air.temperaturesC();
    double[] forecast = air.forecastC();
    int issueHour = issuedAt.atZone(history.zone()).getHour();
    WeatherError error =
        WeatherErrorEstimate.of(
            history.firstHour(),
            forecast,
            air.measuredC(),
            history.zone(),
            issueHour,
            new WeatherError(weatherErrorC * air.shared(), 0));
    for (int i = (int) Math.max(0, epochHour(issuedAt) - first); i < reach; i++) {
      forecast[i] = known[i];
    }
    return error.disturb(
        history
            .withTemperature(known)
            .withIssuedTemperature(forecast)
            .withWindAndClouds(air.windsMs(), air.cloudsPct()),
        history.zone(),
        issueHour);
  }

  /** When the day of an hour was forecast: as long before it as the delivery day is. */
  private long issuedUs(long epochHour) {
    long daysAhead = Math.floorDiv(epochHour - epochHour(firstHour), 24);
    return ChronoUnit.MICROS.between(Instant.EPOCH, issuedAt) + daysAhead * DAY_US;
  }

  /** A region's share of the history that it has in common with others. */
  private LoadHistory divided(LoadHistory own, RegionSplit split, AreaSeries ofZone) {
    Map<String, LoadHistory> family = new TreeMap<>();
    for (String region : split.regions()) {
      family.put(
          region,
          region.equals(own.region())
              ? own
              : undisturbed(region, region, own.zone(), ofZone.of(region)));
    }
    return split.apply(own.region(), family, knownBefore);
  }

  /**
   * Loads without announced changes.
   *
   * @param name of the history
   * @param area whose events are removed
   */
  private LoadHistory undisturbed(String name, String area, ZoneId zone, AreaSeries loads) {
    LoadHistory history = loads(name, zone, loads);
    List<LoadEvent> events = changes.eventsOf(area);
    int reach = (int) ChronoUnit.HOURS.between(history.firstHour(), end());
    return events.isEmpty()
        ? history
        : history.withKnownChanges(LoadEvent.changesMw(events, history.firstHour(), reach));
  }

  private Instant end() {
    return firstHour.plus(hours, ChronoUnit.HOURS);
  }

  private LoadHistory loads(String area, ZoneId zone, AreaSeries loads) {
    long last = epochHour(knownBefore);
    long first = loads.firstHour(last);
    double[] mw = loads.loadsMw(first, (int) Math.max(0, last - first));
    DayCalendar calendar = new DayCalendar(Set.of(holidays), Set.of(workingDays));
    return LoadHistory.of(area, zone, calendar, Instant.EPOCH.plus(first, ChronoUnit.HOURS), mw);
  }

  private static long epochHour(Instant hour) {
    return ChronoUnit.HOURS.between(Instant.EPOCH, hour);
  }

  private Row row(String area, Instant start, RegionForecast forecast, int hour) {
    RowBuilder row =
        ROW.row()
            .set(Columns.REGION, area)
            .set(Columns.HOUR_START_UTC, start)
            .set(GridColumns.ISSUED_AT_UTC, issuedAt);
    @Nullable HourQuantiles quantiles = forecast.exists() ? forecast.hours().get(hour) : null;
    for (int q = 0; q < Quantiles.COUNT; q++) {
      row.set(
          QuotaColumns.quantile(QuotaColumns.QUANTILES_PCT.get(q)),
          quantiles == null ? null : megawatts(quantiles.loadMw(q)));
    }
    row.set(
            ForecastColumns.ERROR_RESERVE_MW,
            quantiles == null
                ? null
                : megawatts(quantiles.p90Mw()).subtract(megawatts(quantiles.p50Mw())))
        .set(QuotaColumns.MODEL, forecast.modelVersion())
        .set(
            QuotaColumns.FORECAST_REASON_CODE,
            switch (forecast.basis()) {
              case OWN -> "own_history";
              case BORROWED -> "borrowed_from_zone";
              case DIVIDED -> "share_of_divided_region";
              case NONE -> "no_history";
            })
        .set(ForecastColumns.FALLBACK_REASON, forecast.reason());
    setParts(row, forecast.explanations().isEmpty() ? null : forecast.explanations().get(hour));
    setSeen(row, forecast.snapshot());
    return row.set(
            PAST_ERRORS,
            forecast.pastErrorsMw().isEmpty() ? new double[0] : forecast.pastErrorsMw().get(hour))
        .set(DEGREES, degrees(forecast, hour))
        .build();
  }

  private static double[] degrees(RegionForecast forecast, int hour) {
    if (forecast.degreeResponses().isEmpty()) {
      return new double[0];
    }
    DegreeResponse response = forecast.degreeResponses().get(hour);
    return new double[] {response.warmerMw(), response.colderMw()};
  }

  private static void setParts(RowBuilder row, @Nullable Contributions parts) {
    row.set(ForecastColumns.PART_LEVEL_MW, parts == null ? null : megawatts(parts.levelMw()))
        .set(ForecastColumns.PART_CALENDAR_MW, parts == null ? null : megawatts(parts.calendarMw()))
        .set(
            ForecastColumns.PART_TEMPERATURE_MW,
            parts == null ? null : megawatts(parts.temperatureMw()))
        .set(
            ForecastColumns.PART_RECENT_DAYS_MW,
            parts == null ? null : megawatts(parts.recentDaysMw()))
        .set(
            ForecastColumns.PART_ADJUSTMENT_MW,
            parts == null ? null : megawatts(parts.adjustmentMw()))
        .set(ForecastColumns.PART_EVENTS_MW, parts == null ? null : megawatts(parts.eventsMw()));
  }

  private static void setSeen(RowBuilder row, FeatureSnapshot seen) {
    row.set(ForecastColumns.SEEN_HOURS, (long) seen.knownHours())
        .set(ForecastColumns.SEEN_LAST_HOUR_UTC, seen.lastKnownHourUtc())
        .set(
            ForecastColumns.SEEN_DAY_MEAN_MW,
            Double.isNaN(seen.lastDayMeanMw()) ? null : megawatts(seen.lastDayMeanMw()))
        .set(
            ForecastColumns.SEEN_TEMPERATURE_C,
            Double.isNaN(seen.temperatureC()) ? null : rounded(seen.temperatureC(), 3))
        .set(ForecastColumns.SEEN_SHA256, seen.inputSha256());
  }

  private static double rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
  }

  private static BigDecimal megawatts(double mw) {
    return BigDecimal.valueOf(mw).setScale(6, RoundingMode.HALF_EVEN);
  }
}
