package kz.quat.forecast.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import kz.quat.forecast.model.SimulatedLoad;
import kz.quat.forecast.model.StationWeights;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * A region with two stations, of which the second is 6 °C warmer. Its load follows 0.7 of the first
 * and 0.3 of the second temperature for 400 days; weather is known for two days more.
 */
class RegionStationsTest {
  private static final long FIRST = Instant.parse("2023-01-31T18:00:00Z").getEpochSecond() / 3600;
  private static final int KNOWN = 24 * 400;
  private static final int HOURS = KNOWN + 48;
  private static final double[] A = SimulatedLoad.temperatureC(402, 7);
  private static final double[] B =
      Arrays.stream(SimulatedLoad.temperatureC(402, 8)).map(celsius -> celsius + 6).toArray();
  private static final double[] FELT =
      SimulatedLoad.series(HOURS, hour -> 0.7 * A[hour] + 0.3 * B[hour]);
  private static final Row LOADS = loads();

  private static Row loads() {
    double[] mw = SimulatedLoad.heated(FELT, 10, 5);
    List<Long> hours = IntStream.range(0, KNOWN).mapToObj(hour -> FIRST + hour).toList();
    return StationRows.loads(
        "R",
        hours,
        IntStream.range(0, KNOWN).mapToObj(hour -> Math.round(mw[hour] * 1e6)).toList());
  }

  private static Row always(String name, double[] celsius) {
    return station(name, celsius, hour -> true);
  }

  /** Measured temperatures of the hours that pass. */
  private static Row station(String name, double[] celsius, IntPredicate reported) {
    List<Integer> hours = IntStream.range(0, HOURS).filter(reported).boxed().toList();
    return StationRows.weather(
        "R",
        name,
        hours.stream().map(hour -> FIRST + hour).toList(),
        hours.stream().map(hour -> AreaForecasts.MEASURED).toList(),
        hours.stream().map(hour -> StationRows.packed(celsius[hour])).toList());
  }

  private static AreaAir air(Row... stations) {
    return new AreaSeries(List.of(stations), AreaSeries.WEATHER)
        .air(FIRST, HOURS, hour -> 0, new AreaSeries(List.of(LOADS), AreaSeries.LOAD), KNOWN);
  }

  /** Standard deviation of the difference from what the load follows, °C. */
  private static double distance(double[] celsius, int fromDay, int toDay) {
    double[] differences =
        IntStream.range(24 * fromDay, 24 * toDay).mapToDouble(i -> celsius[i] - FELT[i]).toArray();
    double mean = Arrays.stream(differences).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).average().orElseThrow());
  }

  /** Mean difference from what the load follows, °C. */
  private static double meanDistance(double[] celsius, int fromDay, int toDay) {
    return IntStream.range(24 * fromDay, 24 * toDay)
        .mapToDouble(i -> celsius[i] - FELT[i])
        .average()
        .orElseThrow();
  }

  @Test
  void theTemperatureOfTheRegionBecomesTheOneThatItsLoadFollows() {
    double[] learnt = air(always("A", A), always("B", B)).temperaturesC();
    double[] plain = SimulatedLoad.series(HOURS, hour -> (A[hour] + B[hour]) / 2);

    assertThat(distance(learnt, 300, 402)).isLessThan(0.25 * distance(plain, 300, 402));
    assertThat(learnt[0]).isCloseTo(plain[0], within(1e-3));
  }

  @Test
  void neitherTheOrderOfStationsNorThatOfRowsMatters() {
    Row a = always("A", A);
    Row b = always("B", B);
    List<Long> hours = new ArrayList<>(AreaSeries.list(b, AreaSeries.HOURS));
    List<Long> values = new ArrayList<>(AreaSeries.list(b, AreaSeries.VALUES));
    Collections.shuffle(hours, new Random(1));
    Collections.shuffle(values, new Random(1));
    Row shuffled =
        StationRows.weather("R", "B", hours, AreaSeries.list(b, AreaSeries.ORDERS), values);

    assertThat(air(shuffled, a).temperaturesC()).isEqualTo(air(a, b).temperaturesC());
  }

  @Test
  void aStationThatBeginsInMidHistoryIsLearntAndLeavesNoJump() {
    double[] celsius =
        air(always("A", A), station("B", B, hour -> hour >= 24 * 200)).temperaturesC();

    assertThat(distance(celsius, 360, 402)).isLessThan(0.5 * distance(A, 360, 402));
    assertThat(meanDistance(celsius, 200, 260) - meanDistance(celsius, 140, 200))
        .isCloseTo(0, within(1.0));
    assertThat(celsius).doesNotContain(Double.NaN);
  }

  /** The station that remains takes over, at the level that both had together. */
  @Test
  void aStationThatStopsIsReplacedByTheOther() {
    double[] celsius =
        air(station("A", A, hour -> hour < 24 * 300), always("B", B)).temperaturesC();

    assertThat(celsius).doesNotContain(Double.NaN);
    double offset = celsius[24 * 350] - B[24 * 350];
    assertThat(offset).isCloseTo(-3, within(0.7));
    for (int hour = 24 * 310; hour < HOURS; hour++) {
      assertThat(celsius[hour] - B[hour]).isCloseTo(offset, within(2e-4));
    }
  }

  @Test
  void aStationThatIsMissingTomorrowIsReplacedByTheOther() {
    double[] celsius = air(station("A", A, hour -> hour < KNOWN), always("B", B)).temperaturesC();
    double[] complete = air(always("A", A), always("B", B)).temperaturesC();

    assertThat(Arrays.copyOf(celsius, KNOWN))
        .containsExactly(Arrays.copyOf(complete, KNOWN), within(0.05));
    assertThat(celsius[KNOWN + 30] - B[KNOWN + 30]).isCloseTo(-3, within(0.7));
  }

  @Test
  void anHourThatNoStationKnowsIsUnknown() {
    double[] celsius =
        air(station("A", A, hour -> hour < KNOWN), station("B", B, hour -> hour < KNOWN))
            .temperaturesC();

    assertThat(celsius[KNOWN - 1]).isNotNaN();
    assertThat(celsius[KNOWN]).isNaN();
  }

  /** Of an hour that was delivered twice, the order decides for each station by itself. */
  @Test
  void duplicateRowsOfAStationCountOnce() {
    Row a = always("A", A);
    List<Long> hours = new ArrayList<>(AreaSeries.list(a, AreaSeries.HOURS));
    List<Long> orders = new ArrayList<>(AreaSeries.list(a, AreaSeries.ORDERS));
    List<Long> values = new ArrayList<>(AreaSeries.list(a, AreaSeries.VALUES));
    for (int hour = 0; hour < HOURS; hour++) {
      hours.add(FIRST + hour);
      orders.add(1L);
      values.add(StationRows.packed(35));
    }
    Row b = always("B", B);

    assertThat(air(StationRows.weather("R", "A", hours, orders, values), b).temperaturesC())
        .isEqualTo(air(a, b).temperaturesC());
  }

  /** The same weights; where only one station states them, its wind and clouds count alone. */
  @Test
  void windAndCloudsAreWeightedAsTemperaturesAre() {
    Row a = withWind(always("A", A), 40, 20);
    Row b = withWind(always("B", B), 90, 70);
    AreaAir both = air(a, b);

    assertThat(both.windsMs()[0]).isCloseTo(6.5, within(1e-9));
    assertThat(both.cloudsPct()[0]).isCloseTo(45, within(1e-9));
    assertThat(both.windsMs()[KNOWN]).isCloseTo(0.7 * 4 + 0.3 * 9, within(0.3));
    assertThat(both.cloudsPct()[KNOWN]).isCloseTo(0.7 * 20 + 0.3 * 70, within(3.0));
    assertThat(air(a, always("B", B)).windsMs()[KNOWN]).isEqualTo(4);
    assertThat(air(always("A", A), always("B", B)).windsMs()[0]).isNaN();
  }

  private static Row withWind(Row station, int tenthsMs, int clouds) {
    List<Long> values = AreaSeries.list(station, AreaSeries.VALUES);
    return StationRows.weather(
        "R",
        station.getAs("station"),
        AreaSeries.list(station, AreaSeries.HOURS),
        AreaSeries.list(station, AreaSeries.ORDERS),
        values.stream()
            .map(v -> StationRows.packed(AreaWeather.temperatureC(v), tenthsMs, clouds))
            .toList());
  }

  @Test
  void ofTooManyStationsTheOnesWithTheLongestSeriesAreUsed() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < StationWeights.MOST_STATIONS; i++) {
      rows.add(station("S" + (100 + i), A, hour -> hour % 24 == 0));
    }
    rows.add(station("0-short", SimulatedLoad.series(HOURS, hour -> -60), hour -> hour == 0));

    assertThat(air(rows.toArray(Row[]::new)).temperaturesC()[0]).isCloseTo(A[0], within(1e-3));
  }
}
