package kz.quat.forecast.areas;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
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
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.ForecastTask;
import kz.quat.forecast.history.LoadHistory;
import kz.quat.forecast.model.Contributions;
import kz.quat.forecast.model.FeatureSnapshot;
import kz.quat.forecast.model.ForecastMethod;
import kz.quat.forecast.model.RegionForecast;
import kz.quat.forecast.quantiles.HourQuantiles;
import kz.quat.forecast.quantiles.Quantiles;
import kz.quat.schema.Columns;
import kz.quat.schema.ForecastColumns;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** What one Spark task does: the series of an area in, its forecast's rows out. */
public final class AreaForecastTask implements MapPartitionsFunction<Row, Row> {

  private final Instant issuedAt;
  private final Instant knownBefore;
  private final Instant firstHour;
  private final int hours;
  private final LocalDate[] holidays;
  private final LocalDate[] workingDays;
  private final ForecastMethod method;

  /**
   * A task for every area of a delivery day.
   *
   * @param task the delivery day
   * @param calendar holidays and moved working days
   */
  public AreaForecastTask(ForecastTask task, DayCalendar calendar, ForecastMethod method) {
    this.issuedAt = task.issuedAt();
    this.knownBefore = task.knownBefore();
    this.firstHour = task.firstHour();
    this.hours = task.hours();
    this.holidays = calendar.holidays().stream().sorted().toArray(LocalDate[]::new);
    this.workingDays = calendar.workingDays().stream().sorted().toArray(LocalDate[]::new);
    this.method = method;
  }

  /** Area, hour, issue, quantiles in MW, method, and whose history it rests on. */
  public static StructType schema() {
    List<kz.quat.schema.Column> columns = new ArrayList<>();
    columns.add(Columns.REGION);
    columns.add(Columns.HOUR_START_UTC);
    columns.addAll(ForecastColumns.stated());
    StructType schema = new StructType();
    for (kz.quat.schema.Column column : columns) {
      schema = schema.add(column.name(), column.type().sparkType(), !column.required());
    }
    return schema;
  }

  /** An area's rows; of several areas where Spark put them together. */
  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Map<String, List<Row>> areas = new TreeMap<>();
    rows.forEachRemaining(
        row -> areas.computeIfAbsent(row.getString(0), area -> new ArrayList<>()).add(row));
    return areas.entrySet().stream()
        .flatMap(area -> forecast(area.getKey(), area.getValue()).stream())
        .iterator();
  }

  private List<Row> forecast(String area, List<Row> series) {
    ForecastTask task = new ForecastTask(issuedAt, knownBefore, firstHour, hours);
    ZoneId zone = ZoneId.of(series.get(0).getString(1));
    AreaSeries own = new AreaSeries(series, AreaSeries.LOAD);
    AreaSeries ofZone = new AreaSeries(series, AreaSeries.LOAD, AreaSeries.LENT_LOAD);
    LoadHistory known = history(area, zone, own, new AreaSeries(series, AreaSeries.DEGREES));
    long never = epochHour(knownBefore);
    if (ofZone.firstHour(never) < own.firstHour(never)) {
      known = known.borrowing(loads(area, zone, ofZone), knownBefore);
    }
    RegionForecast forecast = method.forecaster().forecast(known, task);
    List<Row> rows = new ArrayList<>();
    for (int hour = 0; hour < hours; hour++) {
      rows.add(row(area, task.hour(hour), forecast, hour));
    }
    return rows;
  }

  private LoadHistory history(String area, ZoneId zone, AreaSeries loads, AreaSeries weather) {
    LoadHistory history = loads(area, zone, loads);
    if (weather.isEmpty()) {
      return history;
    }
    Instant end = firstHour.plus(hours, ChronoUnit.HOURS);
    int reach = (int) ChronoUnit.HOURS.between(history.firstHour(), end);
    return history.withTemperature(weather.temperaturesC(epochHour(history.firstHour()), reach));
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
    List<@Nullable Object> values = new ArrayList<>();
    values.add(area);
    values.add(Timestamp.from(start));
    values.add(Timestamp.from(issuedAt));
    @Nullable HourQuantiles quantiles = forecast.exists() ? forecast.hours().get(hour) : null;
    for (int q = 0; q < Quantiles.COUNT; q++) {
      values.add(quantiles == null ? null : megawatts(quantiles.loadMw(q)));
    }
    values.add(
        quantiles == null
            ? null
            : megawatts(quantiles.p90Mw()).subtract(megawatts(quantiles.p50Mw())));
    values.add(forecast.modelVersion());
    values.add(
        switch (forecast.basis()) {
          case OWN -> "own_history";
          case BORROWED -> "borrowed_from_zone";
          case NONE -> "no_history";
        });
    values.add(forecast.reason());
    addParts(values, forecast.explanations().isEmpty() ? null : forecast.explanations().get(hour));
    addSeen(values, forecast.snapshot());
    return RowFactory.create(values.toArray());
  }

  private static void addParts(List<@Nullable Object> values, @Nullable Contributions parts) {
    if (parts == null) {
      values.addAll(java.util.Collections.nCopies(5, null));
      return;
    }
    values.add(megawatts(parts.levelMw()));
    values.add(megawatts(parts.calendarMw()));
    values.add(megawatts(parts.temperatureMw()));
    values.add(megawatts(parts.recentDaysMw()));
    values.add(megawatts(parts.adjustmentMw()));
  }

  private static void addSeen(List<@Nullable Object> values, FeatureSnapshot seen) {
    Instant last = seen.lastKnownHourUtc();
    values.add((long) seen.knownHours());
    values.add(last == null ? null : Timestamp.from(last));
    values.add(Double.isNaN(seen.lastDayMeanMw()) ? null : megawatts(seen.lastDayMeanMw()));
    values.add(Double.isNaN(seen.temperatureC()) ? null : rounded(seen.temperatureC(), 3));
    values.add(seen.inputSha256());
  }

  private static double rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
  }

  private static BigDecimal megawatts(double mw) {
    return BigDecimal.valueOf(mw).setScale(6, RoundingMode.HALF_EVEN);
  }
}
