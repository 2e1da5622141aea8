package kz.quat.forecast.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import kz.quat.forecast.history.LoadHistory;
import kz.quat.forecast.model.SimulatedLoad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastBacktestTest {
  private static final int DAYS = 200;

  private static BacktestPlan plan(LocalDate from, LocalDate to) {
    return new BacktestPlan(
        from, to, SimulatedLoad.ALMATY, LocalTime.of(10, 0), BacktestPlan.USUAL_DELAY);
  }

  private static LocalDate day(int number) {
    return LocalDate.of(2023, 2, 1).plusDays(number);
  }

  private static List<double[]> quantiles(List<BacktestHour> hours) {
    return hours.stream().map(hour -> hour.forecast().toArray()).toList();
  }

  private static double[] noiseFrom(double[] values, int from, double least, double most) {
    double[] out = values.clone();
    Random random = new Random(from);
    for (int i = from; i < out.length; i++) {
      out[i] = least + (most - least) * random.nextDouble();
    }
    return out;
  }

  @ParameterizedTest
  @CsvSource({"150, false", "171, false", "198, false", "150, true", "171, true", "198, true"})
  void whatComesAfterTheIssueNeverMovesAByte(int number, boolean weather) {
    double[] degrees = SimulatedLoad.temperatureC(DAYS, 3);
    double[] load = SimulatedLoad.heated(degrees, 20, 4);
    LoadHistory truth = SimulatedLoad.history(load);
    BacktestPlan plan = plan(day(number), day(number));
    int firstUnknown = truth.indexOf(plan.task(day(number)).knownBefore());
    LoadHistory noise = SimulatedLoad.history(noiseFrom(load, firstUnknown, 0, 5000));
    if (weather) {
      truth = truth.withTemperature(degrees);
      noise = noise.withTemperature(noiseFrom(degrees, 24 * (number + 1), -60, 60));
    }

    List<double[]> expected = quantiles(ForecastBacktest.hours(truth, plan));
    List<double[]> actual = quantiles(ForecastBacktest.hours(noise, plan));

    assertThat(firstUnknown).isEqualTo(24 * (number - 1) + 9);
    assertThat(actual).hasSize(24).usingRecursiveComparison().isEqualTo(expected);
  }

  @Test
  void theLastHourKnownAtTheIssueIsRead() {
    double[] load = SimulatedLoad.noisy(DAYS, 20, 5);
    BacktestPlan plan = plan(day(150), day(150));
    double[] other = load.clone();
    other[24 * 149 + 8] *= 1.2;

    assertThat(quantiles(ForecastBacktest.hours(SimulatedLoad.history(other), plan)))
        .usingRecursiveComparison()
        .isNotEqualTo(quantiles(ForecastBacktest.hours(SimulatedLoad.history(load), plan)));
  }

  @Test
  void aDayIsForecastAlikeAloneAndAmongOthersUpToTheRhythmOfFits() {
    LoadHistory history = SimulatedLoad.history(SimulatedLoad.noisy(DAYS, 20, 6));

    List<double[]> alone = quantiles(ForecastBacktest.hours(history, plan(day(150), day(150))));
    List<double[]> first = quantiles(ForecastBacktest.hours(history, plan(day(150), day(160))));

    assertThat(first.subList(0, 24)).usingRecursiveComparison().isEqualTo(alone);
  }

  @Test
  void theSameAgainIsTheSameToTheByteWhateverTheCores() {
    List<LoadHistory> regions =
        IntStream.range(0, 3)
            .mapToObj(seed -> SimulatedLoad.history(SimulatedLoad.noisy(DAYS, 20, seed)))
            .toList();
    BacktestPlan plan = plan(day(160), day(170));

    List<double[]> together = quantiles(ForecastBacktest.of(regions, plan).hours());
    List<double[]> oneByOne =
        regions.stream()
            .flatMap(region -> quantiles(ForecastBacktest.hours(region, plan)).stream())
            .toList();

    assertThat(together).hasSize(3 * 11 * 24).usingRecursiveComparison().isEqualTo(oneByOne);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void quantilesAreSortedAndNoHourIsMissing(long seed) {
    LoadHistory history = SimulatedLoad.history(SimulatedLoad.noisy(DAYS, 150, seed));

    List<BacktestHour> hours = ForecastBacktest.hours(history, plan(day(100), day(190)));

    assertThat(hours).hasSize(91 * 24);
    for (BacktestHour hour : hours) {
      assertThat(hour.forecast().toArray()).isSorted();
      assertThat(hour.weekAgo()).isNotNull();
      assertThat(hour.similarDay()).isNotNull();
    }
  }

  @Test
  void theDayOfTheClockChangeHasTwentyFiveHoursAndTheNextTwentyFour() {
    LoadHistory history = SimulatedLoad.history(SimulatedLoad.noisy(420, 5, 13));
    LocalDate change = LocalDate.of(2024, 2, 29);

    List<BacktestHour> hours = ForecastBacktest.hours(history, plan(change, change.plusDays(1)));

    assertThat(hours).hasSize(49);
    assertThat(hours.get(24).forecast().hourStartUtc())
        .isEqualTo(Instant.parse("2024-02-29T18:00:00Z"));
    assertThat(hours.get(24).forecast().toArray()).isEqualTo(hours.get(23).forecast().toArray());
    assertThat(hours).allSatisfy(hour -> assertThat(relativeError(hour)).isLessThan(0.1));
  }

  @Test
  void aWeekWithoutDataIsBridged() {
    double[] load = SimulatedLoad.noisy(DAYS, 5, 14);
    Arrays.fill(load, 24 * 140, 24 * 147, Double.NaN);
    List<BacktestHour> hours =
        ForecastBacktest.hours(SimulatedLoad.history(load), plan(day(138), day(152)));

    assertThat(hours).hasSize(15 * 24);
    assertThat(hours.stream().filter(hour -> Double.isNaN(hour.actualMw()))).hasSize(7 * 24);
    assertThat(hours.stream().filter(hour -> !Double.isNaN(hour.actualMw())))
        .allSatisfy(hour -> assertThat(relativeError(hour)).isLessThan(0.1));
  }

  @Test
  void aRegionOfThirtyDaysIsForecastFromComparableDays() {
    LoadHistory young = SimulatedLoad.history(SimulatedLoad.noisy(31, 5, 15));

    List<BacktestHour> hours = ForecastBacktest.hours(young, plan(day(29), day(30)));

    assertThat(hours).hasSize(48);
    assertThat(hours)
        .allSatisfy(
            hour -> {
              assertThat(relativeError(hour)).isLessThan(0.1);
              assertThat(hour.forecast().toArray())
                  .isEqualTo(Objects.requireNonNull(hour.similarDay()).toArray());
            });
  }

  @Test
  void constantLoadIsForecastAsItself() {
    double[] load = SimulatedLoad.series(24 * DAYS, hour -> 750);

    List<BacktestHour> hours =
        ForecastBacktest.hours(SimulatedLoad.history(load), plan(day(150), day(160)));

    assertThat(hours).hasSize(11 * 24);
    assertThat(quantiles(hours))
        .allSatisfy(q -> assertThat(q).usingComparatorWithPrecision(1e-6).containsOnly(750));
  }

  @Test
  void noLoadIsForecastAsNone() {
    double[] load = new double[24 * DAYS];

    List<BacktestHour> hours =
        ForecastBacktest.hours(SimulatedLoad.history(load), plan(day(150), day(160)));

    assertThat(hours).hasSize(11 * 24);
    assertThat(quantiles(hours)).allSatisfy(q -> assertThat(q).containsOnly(0));
  }

  @Test
  void oneSpikeOfABrokenMeterLeavesTheForecastWhereItWas() {
    double[] load = SimulatedLoad.noisy(DAYS, 5, 16);
    double[] spiked = load.clone();
    spiked[24 * 149 + 7] = 90_000;
    BacktestPlan plan = plan(day(150), day(156));

    List<BacktestHour> expected = ForecastBacktest.hours(SimulatedLoad.history(load), plan);
    List<BacktestHour> actual = ForecastBacktest.hours(SimulatedLoad.history(spiked), plan);

    for (int i = 0; i < expected.size(); i++) {
      double before = expected.get(i).forecast().p90Mw();
      assertThat(actual.get(i).forecast().p90Mw()).isBetween(0.98 * before, 1.02 * before);
    }
  }

  @Test
  void daysBeforeTheHistoryAreLeftOut() {
    LoadHistory history = SimulatedLoad.history(SimulatedLoad.noisy(20, 5, 17));

    assertThat(ForecastBacktest.hours(history, plan(day(-40), day(-30)))).isEmpty();
    assertThat(ForecastBacktest.hours(history, plan(day(-3), day(0)))).isEmpty();
  }

  private static double relativeError(BacktestHour hour) {
    return Math.abs(hour.forecast().p50Mw() - hour.actualMw()) / hour.actualMw();
  }
}
