package kz.quat.forecast.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.ForecastTask;
import kz.quat.forecast.history.LoadEvent;
import kz.quat.forecast.history.RegionSplit;
import kz.quat.forecast.model.ForecastMethod;
import kz.quat.forecast.model.SimulatedLoad;
import kz.quat.schema.Columns;
import kz.quat.schema.ForecastColumns;
import kz.quat.schema.QuotaColumns;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What each area's task sees. KZ-10 and the young KZ-11 are in the North zone, KZ-27 in West; each
 * has a constant load.
 */
@ExtendWith(Spark.Extension.class)
class AreaForecastsTest {

  private static final Instant START = Instant.parse("2022-11-20T18:00:00Z");
  private static final int HOURS = 240;
  private static final Instant KNOWN = START.plus(HOURS, ChronoUnit.HOURS);
  private static final ForecastTask TOMORROW =
      new ForecastTask(KNOWN, KNOWN, KNOWN.plus(24, ChronoUnit.HOURS), 24);

  private static final StructType LOADS =
      StructType.fromDDL("region string, zone string, hour_start_utc timestamp, native_wh bigint");
  private static final StructType DEGREES =
      StructType.fromDDL(
          "region string, hour_start_utc timestamp, temperature_c double, wind_ms double,"
              + " cloud_pct double, order bigint, station string");

  private static List<Row> loads(String region, String zone, int from, @Nullable Long wh) {
    List<Row> rows = new ArrayList<>();
    for (int hour = from; hour < HOURS; hour++) {
      rows.add(RowFactory.create(region, zone, at(hour), wh));
    }
    return rows;
  }

  private static List<Row> degrees(String region, double celsius, long order) {
    return degrees(region, "", hour -> celsius, order);
  }

  private static List<Row> degrees(
      String region, String station, IntToDoubleFunction celsius, long order) {
    List<Row> rows = new ArrayList<>();
    for (int hour = 0; hour < HOURS + 48; hour++) {
      rows.add(
          RowFactory.create(
              region, at(hour), celsius.applyAsDouble(hour), null, null, order, station));
    }
    return rows;
  }

  private static Timestamp at(int hour) {
    return Timestamp.from(START.plus(hour, ChronoUnit.HOURS));
  }

  private static Area area(String name, @Nullable String zone) {
    return new Area(name, zone, "Asia/Almaty");
  }

  /** The first hour's row of each area. */
  private static Map<String, Row> forecast(
      Spark spark, Stream<List<Row>> loads, Stream<List<Row>> degrees) {
    return forecast(spark, loads, degrees, RegionChanges.NONE);
  }

  private static Map<String, Row> forecast(
      Spark spark, Stream<List<Row>> loads, Stream<List<Row>> degrees, RegionChanges changes) {
    List<Area> areas =
        List.of(
            area("KZ-10", "zone/North"),
            area("KZ-11", "zone/North"),
            area("KZ-27", "zone/West"),
            area("zone/North", null),
            area("zone/West", null),
            area("nation", null));
    List<Row> rows =
        AreaForecasts.of(
                spark.rows(LOADS, loads.flatMap(List::stream).toList()),
                spark.rows(DEGREES, degrees.flatMap(List::stream).toList()),
                spark.rows(Area.schema(), Area.rows(areas)),
                areas.size(),
                new AreaForecastTask(
                    TOMORROW,
                    new DayCalendar(Set.of(), Set.of()),
                    new AreaForecastTask.Method(ForecastMethod.RIDGE, 1.5),
                    changes))
            .collectAsList();
    assertThat(rows).hasSize(6 * 24);
    return rows.stream()
        .filter(row -> row.getTimestamp(1).toInstant().equals(TOMORROW.firstHour()))
        .collect(Collectors.toMap(row -> row.getAs(Columns.REGION.name()), row -> row));
  }

  private static Row of(Map<String, Row> rows, String area) {
    return Objects.requireNonNull(rows.get(area), area);
  }

  private static double seenMw(Map<String, Row> rows, String area) {
    BigDecimal mw = of(rows, area).getAs(ForecastColumns.SEEN_DAY_MEAN_MW.name());
    return mw.doubleValue();
  }

  private static @Nullable Double seenC(Map<String, Row> rows, String area) {
    return of(rows, area).getAs(ForecastColumns.SEEN_TEMPERATURE_C.name());
  }

  @Test
  void aZoneAndTheNationAreTheSumsOfTheirRegions(Spark spark) {
    Map<String, Row> rows =
        forecast(
            spark,
            Stream.of(
                loads("KZ-10", "North", 0, 100_000_000L),
                loads("KZ-11", "North", 168, 10_000_000L),
                loads("KZ-27", "West", 0, 50_000_001L)),
            Stream.of());

    assertThat(seenMw(rows, "KZ-10")).isEqualTo(100);
    assertThat(seenMw(rows, "zone/North")).isEqualTo(110);
    assertThat(seenMw(rows, "zone/West")).isEqualTo(50.000001);
    assertThat(seenMw(rows, "nation")).isCloseTo(160.000001, within(1e-9));
    assertThat(of(rows, "nation").<Long>getAs(ForecastColumns.SEEN_HOURS.name())).isEqualTo(HOURS);
    assertThat(seenC(rows, "nation")).isNull();
  }

  @Test
  void onlyARegionWithLessPastThanItsZoneBorrows(Spark spark) {
    Map<String, Row> rows =
        forecast(
            spark,
            Stream.of(
                loads("KZ-10", "North", 0, 100_000_000L),
                loads("KZ-11", "North", 168, 10_000_000L)),
            Stream.of());

    assertThat(basis(rows, "KZ-10")).isEqualTo("own_history");
    assertThat(basis(rows, "KZ-11")).isEqualTo("borrowed_from_zone");
    assertThat(basis(rows, "KZ-27")).isEqualTo("no_history");
    assertThat(basis(rows, "zone/West")).isEqualTo("no_history");
  }

  private static String basis(Map<String, Row> rows, String area) {
    return of(rows, area).getAs(QuotaColumns.FORECAST_REASON_CODE.name());
  }

  @Test
  void anAreasTemperatureIsThePlainMeanOfItsRegionsThatHaveOne(Spark spark) {
    Map<String, Row> rows =
        forecast(
            spark,
            Stream.of(
                loads("KZ-10", "North", 0, 100_000_000L),
                loads("KZ-11", "North", 0, 10_000_000L),
                loads("KZ-27", "West", 0, 50_000_000L)),
            Stream.of(
                degrees("KZ-10", 1.5, 2),
                degrees("KZ-10", 30, 1),
                degrees("KZ-27", -2.25, 0),
                degrees("abroad", 4, 0)));

    assertThat(seenC(rows, "KZ-10")).isEqualTo(1.5);
    assertThat(seenC(rows, "KZ-11")).isNull();
    assertThat(seenC(rows, "zone/North")).isEqualTo(1.5);
    assertThat(seenC(rows, "nation")).isEqualTo(1.083);
  }

  /** A zone's temperature is the mean of its regions, however many stations each of them has. */
  @Test
  void severalStationsOfARegionAreOneRegion(Spark spark) {
    Map<String, Row> rows =
        forecast(
            spark,
            Stream.of(
                loads("KZ-10", "North", 0, 100_000_000L), loads("KZ-11", "North", 0, 10_000_000L)),
            Stream.of(
                degrees("KZ-10", "A", hour -> 1.5, 2),
                degrees("KZ-10", "B", hour -> 4.5, 2),
                degrees("KZ-10", "B", hour -> 30, 1),
                degrees("KZ-11", 9, 0)));

    assertThat(seenC(rows, "KZ-10")).isEqualTo(3);
    assertThat(seenC(rows, "zone/North")).isEqualTo(6);
  }

  /** A single station gives the same forecast, whether or not it has a name. */
  @Test
  void theNameOfASingleStationChangesNothing(Spark spark) {
    List<String> unnamed = single(spark, "");
    assertThat(unnamed).hasSize(24).allMatch(row -> row.contains("ridge"));
    assertThat(single(spark, "36003")).isEqualTo(unnamed);
  }

  private static List<String> single(Spark spark, String station) {
    int hours = 24 * 120;
    Instant known = START.plus(hours, ChronoUnit.HOURS);
    double[] celsius = SimulatedLoad.temperatureC(122, 7);
    double[] mw = SimulatedLoad.heated(celsius, 5, 3);
    List<Row> loads = new ArrayList<>();
    List<Row> degrees = new ArrayList<>();
    for (int hour = 0; hour < celsius.length; hour++) {
      if (hour < hours) {
        loads.add(RowFactory.create("KZ-10", "North", at(hour), Math.round(mw[hour] * 1e6)));
      }
      degrees.add(
          RowFactory.create("KZ-10", at(hour), celsius[hour], 5.0, 50.0, (long) hour, station));
    }
    return AreaForecasts.of(
            spark.rows(LOADS, loads),
            spark.rows(DEGREES, degrees),
            spark.rows(Area.schema(), Area.rows(List.of(area("KZ-10", null)))),
            1,
            new AreaForecastTask(
                new ForecastTask(known, known, known.plus(24, ChronoUnit.HOURS), 24),
                new DayCalendar(Set.of(), Set.of()),
                new AreaForecastTask.Method(ForecastMethod.RIDGE, 1.5),
                RegionChanges.NONE))
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  @Test
  void anUnknownLoadIsNeitherZeroNorCounted(Spark spark) {
    Map<String, Row> rows =
        forecast(
            spark,
            Stream.of(
                loads("KZ-10", "North", 0, 100_000_000L),
                loads("KZ-11", "North", 0, null),
                loads("KZ-27", "West", 0, null)),
            Stream.of());

    assertThat(seenMw(rows, "zone/North")).isEqualTo(100);
    assertThat(basis(rows, "KZ-27")).isEqualTo("no_history");
  }

  @Test
  void anAnnouncedChangeMovesItsRegionItsZoneAndTheNation(Spark spark) {
    LoadEvent event = new LoadEvent("KZ-10", START.plus(100, ChronoUnit.HOURS), null, -40);
    Map<String, Row> rows =
        forecast(
            spark,
            Stream.of(
                loads("KZ-10", "North", 0, 100_000_000L),
                loads("KZ-11", "North", 0, 10_000_000L),
                loads("KZ-27", "West", 0, 50_000_000L)),
            Stream.of(),
            new RegionChanges(
                List.of(event),
                List.of(),
                Map.of("KZ-10", "North", "KZ-11", "North", "KZ-27", "West")));

    assertThat(seenMw(rows, "KZ-10")).isEqualTo(140);
    assertThat(seenMw(rows, "KZ-11")).isEqualTo(10);
    assertThat(seenMw(rows, "zone/North")).isEqualTo(150);
    assertThat(seenMw(rows, "zone/West")).isEqualTo(50);
    assertThat(seenMw(rows, "nation")).isEqualTo(200);
  }

  @Test
  void aNewRegionGetsItsShareOfTheDividedOneAndNotOfTheZone(Spark spark) {
    RegionSplit split =
        new RegionSplit("KZ-10", List.of("KZ-11"), START.plus(168, ChronoUnit.HOURS));
    Map<String, Row> rows =
        forecast(
            spark,
            Stream.of(
                loads("KZ-10", "North", 0, 100_000_000L),
                loads("KZ-11", "North", 168, 25_000_000L)),
            Stream.of(),
            new RegionChanges(
                List.of(), List.of(split), Map.of("KZ-10", "North", "KZ-11", "North")));

    assertThat(basis(rows, "KZ-10")).isEqualTo("share_of_divided_region");
    assertThat(basis(rows, "KZ-11")).isEqualTo("share_of_divided_region");
    assertThat(of(rows, "KZ-11").<Long>getAs(ForecastColumns.SEEN_HOURS.name())).isEqualTo(HOURS);
  }

  @Test
  void weatherInOneNumberIsReadAsItWas(Spark spark) {
    List<Row> rows =
        spark
            .rows(
                DEGREES,
                List.of(
                    RowFactory.create("R", at(0), -12.34, 7.5, 100.0, 1L, ""),
                    RowFactory.create("R", at(1), 0.0, null, 0.0, 1L, ""),
                    RowFactory.create("R", at(2), 31.0, 0.0, null, 1L, ""),
                    RowFactory.create("R", at(3), null, 1.0, 1.0, 1L, "")))
            .select(AreaWeather.packed())
            .collectAsList();

    assertThat(AreaWeather.temperatureC(rows.get(0).getLong(0))).isEqualTo(-12.34);
    assertThat(AreaWeather.windMs(rows.get(0).getLong(0))).isEqualTo(7.5);
    assertThat(AreaWeather.cloudPct(rows.get(0).getLong(0))).isEqualTo(100);
    assertThat(AreaWeather.windMs(rows.get(1).getLong(0))).isNaN();
    assertThat(AreaWeather.cloudPct(rows.get(1).getLong(0))).isZero();
    assertThat(AreaWeather.temperatureC(rows.get(2).getLong(0))).isEqualTo(31);
    assertThat(AreaWeather.windMs(rows.get(2).getLong(0))).isZero();
    assertThat(AreaWeather.cloudPct(rows.get(2).getLong(0))).isNaN();
    assertThat(rows.get(3).isNullAt(0)).isTrue();
  }

  /** The forecast of the day before its issue counts, not a later one and not the measurement. */
  @Test
  void aPastHourIsLearntWithTheForecastThatItsDayHad() {
    long hour = START.getEpochSecond() / 3600;
    long issue = START.minus(16, ChronoUnit.HOURS).getEpochSecond() * 1_000_000;
    List<Long> packed =
        List.of(StationRows.packed(5), StationRows.packed(7), StationRows.packed(9));
    Row series =
        StationRows.weather(
            "KZ-10",
            "",
            List.of(hour, hour, hour),
            List.of(AreaForecasts.MEASURED, issue, issue + 3_600_000_000L),
            packed);
    AreaSeries weather = new AreaSeries(List.of(series), AreaSeries.WEATHER);

    AreaAir inTime = weather.air(hour, 1, h -> issue, StationRows.NO_LOADS, 0);
    assertThat(inTime.temperaturesC()).containsExactly(5);
    assertThat(inTime.measuredC()).containsExactly(5);
    assertThat(inTime.forecastC()).containsExactly(7);
    assertThat(weather.air(hour, 1, h -> issue - 1, StationRows.NO_LOADS, 0).forecastC())
        .containsExactly(Double.NaN);
  }

  /** Two regions with the same weather share all of it; with opposite weather nothing is left. */
  @Test
  void regionsShareAsMuchOfTheirWeatherAsTheirMeanChanges() {
    assertThat(shared(hour -> 8 * (hour / 24 % 2), hour -> 4 + 8 * (hour / 24 % 2))).isEqualTo(1);
    assertThat(shared(hour -> 8 * (hour / 24 % 2), hour -> 4 * (hour / 24 % 2)))
        .isCloseTo(6 / Math.sqrt((64 + 16) / 2.0), within(1e-9));
    assertThat(shared(hour -> hour / 24 % 2, hour -> hour / 48 % 2))
        .isCloseTo(Math.sqrt(0.5), within(0.01));
    assertThat(shared(hour -> 5)).isEqualTo(1);
  }

  private static double shared(IntUnaryOperator... celsius) {
    List<Row> regions = new ArrayList<>();
    List<Long> hours = IntStream.range(0, 240).mapToObj(hour -> (long) hour).toList();
    for (IntUnaryOperator one : celsius) {
      regions.add(
          StationRows.weather(
              "KZ-" + regions.size(),
              "",
              hours,
              hours.stream().map(hour -> AreaForecasts.MEASURED).toList(),
              IntStream.range(0, 240)
                  .mapToObj(hour -> StationRows.packed(one.applyAsInt(hour)))
                  .toList()));
    }
    return new AreaSeries(regions, AreaSeries.WEATHER)
        .air(0, 240, hour -> 0, StationRows.NO_LOADS, 0)
        .shared();
  }
}
