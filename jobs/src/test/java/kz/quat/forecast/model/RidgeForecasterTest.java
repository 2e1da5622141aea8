package kz.quat.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import kz.quat.forecast.backtest.BacktestHour;
import kz.quat.forecast.backtest.BacktestPlan;
import kz.quat.forecast.backtest.ForecastBacktest;
import kz.quat.forecast.backtest.ForecastScores;
import kz.quat.forecast.history.ForecastTask;
import kz.quat.forecast.history.LoadHistory;
import kz.quat.forecast.quantiles.HourQuantiles;
import kz.quat.forecast.quantiles.Quantiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RidgeForecasterTest {

  private static ForecastTask task(int number) {
    return ForecastTask.ofDay(
        LocalDate.of(2023, 2, 1).plusDays(number),
        SimulatedLoad.ALMATY,
        LocalTime.of(8, 0),
        Duration.ofHours(1));
  }

  private static List<BacktestHour> backtest(LoadHistory history, int from, int to) {
    LocalDate first = LocalDate.of(2023, 2, 1);
    return ForecastBacktest.hours(
        history,
        new BacktestPlan(
            first.plusDays(from),
            first.plusDays(to),
            SimulatedLoad.ALMATY,
            LocalTime.of(10, 0),
            BacktestPlan.USUAL_DELAY));
  }

  @Test
  void aRegressionRecoversTheModelThatMadeItsRows() {
    double[] truth = {5, 2, -3, 0.5};
    Random random = new Random(21);
    RollingRidge ridge = new RollingRidge(3, 1e-6, 1e6);
    for (int i = 0; i < 2000; i++) {
      double[] row = {1, random.nextGaussian(), 10 * random.nextGaussian(), random.nextDouble()};
      double y = 0.1 * random.nextGaussian();
      for (int k = 0; k < row.length; k++) {
        y += truth[k] * row[k];
      }
      ridge.learn(row, y, i);
    }
    ridge.refit(ridge.solver());

    assertThat(ridge.coefficient(0)).isCloseTo(5, within(0.02));
    assertThat(ridge.coefficient(1)).isCloseTo(2, within(0.01));
    assertThat(ridge.coefficient(2)).isCloseTo(-3, within(0.001));
    assertThat(ridge.coefficient(3)).isCloseTo(0.5, within(0.04));
  }

  @Test
  void theErrorComesDownToTheNoiseOfTheModel() {
    double sigma = 20;
    LoadHistory history = SimulatedLoad.history(SimulatedLoad.noisy(700, sigma, 22));

    List<BacktestHour> hours = backtest(history, 500, 690);

    double squares = 0;
    for (BacktestHour hour : hours) {
      squares += Math.pow(hour.forecast().p50Mw() - hour.actualMw(), 2);
    }
    assertThat(Math.sqrt(squares / hours.size())).isBetween(0.97 * sigma, 1.15 * sigma);
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32})
  void coverageOfASimulatedProcessLiesWithinBinomialBounds(long seed) {
    LoadHistory history = SimulatedLoad.history(SimulatedLoad.noisy(900, 20, seed));

    List<BacktestHour> hours = backtest(history, 800, 890);

    for (int q = 0; q < Quantiles.COUNT; q++) {
      int level = q;
      long below = hours.stream().filter(h -> h.actualMw() <= h.forecast().loadMw(level)).count();
      double p = Quantiles.level(q);
      double bound = 3.3 * Math.sqrt(p * (1 - p) / hours.size());
      assertThat((double) below / hours.size()).as("P%s", 100 * p).isCloseTo(p, within(bound));
    }
  }

  @Test
  void knownTemperatureMakesTheForecastSharper() {
    double[] degrees = SimulatedLoad.temperatureC(400, 23);
    LoadHistory blind = SimulatedLoad.history(SimulatedLoad.heated(degrees, 10, 24));

    double without =
        ForecastScores.of("r", "m", backtest(blind, 340, 390), h -> h.forecast()).pinballPct();
    double with =
        ForecastScores.of(
                "r", "m", backtest(blind.withTemperature(degrees), 340, 390), h -> h.forecast())
            .pinballPct();

    assertThat(with).isLessThan(0.7 * without);
  }

  /** Below 15 °C every m/s of wind adds 0.8 MW a degree, and every % of clouds 1 MW. */
  @Test
  void knownWindAndCloudsMakeTheForecastSharper() {
    double[] degrees = SimulatedLoad.temperatureC(400, 61);
    Random random = new Random(62);
    double[] wind = SimulatedLoad.series(degrees.length, i -> 0);
    double[] cloud = wind.clone();
    double[] load = SimulatedLoad.heated(degrees, 10, 63);
    for (int i = 1; i < load.length; i++) {
      wind[i] = Math.max(0, 0.9 * wind[i - 1] + 0.6 + 1.5 * random.nextGaussian());
      cloud[i] = Math.max(0, Math.min(100, cloud[i - 1] + 12 * random.nextGaussian()));
      load[i] += 0.8 * wind[i] * Math.max(0, 15 - degrees[i]) + cloud[i];
    }
    LoadHistory calm = SimulatedLoad.history(load).withTemperature(degrees);

    double without =
        ForecastScores.of("r", "m", backtest(calm, 340, 390), h -> h.forecast()).pinballPct();
    double with =
        ForecastScores.of(
                "r",
                "m",
                backtest(calm.withWindAndClouds(wind, cloud), 340, 390),
                h -> h.forecast())
            .pinballPct();

    assertThat(with).isLessThan(0.6 * without);
  }

  @Test
  void tomorrowsForecastIsExplainedByPartsThatSumToItsMedian() {
    double[] degrees = SimulatedLoad.temperatureC(300, 25);
    LoadHistory history =
        SimulatedLoad.history(SimulatedLoad.heated(degrees, 10, 26)).withTemperature(degrees);

    RegionForecast forecast = new RidgeForecaster().forecast(history, task(280));

    assertThat(forecast.reason()).isNull();
    assertThat(forecast.modelVersion()).isEqualTo(RidgeForecaster.VERSION);
    assertThat(forecast.explanations()).hasSize(24);
    for (int h = 0; h < 24; h++) {
      Contributions c = forecast.explanations().get(h);
      double sum =
          c.levelMw() + c.calendarMw() + c.temperatureMw() + c.recentDaysMw() + c.adjustmentMw();
      assertThat(sum).isCloseTo(forecast.hours().get(h).p50Mw(), within(1e-6));
      assertThat(Math.abs(c.temperatureMw())).isPositive();
    }
  }

  @Test
  void theNightsForecastDoesNotReadWhatComesAfterItsIssue() {
    double[] load = SimulatedLoad.noisy(200, 20, 27);
    double[] other = load.clone();
    ForecastTask task = task(190);
    int firstUnknown = SimulatedLoad.history(load).indexOf(task.knownBefore());
    for (int i = firstUnknown; i < other.length; i++) {
      other[i] = i % 3000;
    }

    RegionForecast expected = new RidgeForecaster().forecast(SimulatedLoad.history(load), task);
    RegionForecast actual = new RidgeForecaster().forecast(SimulatedLoad.history(other), task);

    assertThat(actual.snapshot()).isEqualTo(expected.snapshot());
    assertThat(actual.explanations()).isEqualTo(expected.explanations());
    assertThat(actual.hours().stream().map(HourQuantiles::toArray).toList())
        .usingRecursiveComparison()
        .isEqualTo(expected.hours().stream().map(HourQuantiles::toArray).toList());
  }

  @Test
  void aLevelBreakIsFollowedWithinAFortnight() {
    double[] load = SimulatedLoad.noisy(300, 10, 28);
    for (int i = 24 * 240; i < load.length; i++) {
      load[i] -= 350;
    }

    List<BacktestHour> hours = backtest(SimulatedLoad.history(load), 254, 268);

    double bias = 0;
    for (BacktestHour hour : hours) {
      bias += (hour.forecast().p50Mw() - hour.actualMw()) / hours.size();
    }
    // At least six sevenths of the fall of 350 MW.
    assertThat(bias).isBetween(-50.0, 50.0);
  }

  @Test
  void aYoungHistoryIsForecastFromComparableDaysAndSaysSo() {
    LoadHistory young = SimulatedLoad.history(SimulatedLoad.noisy(30, 10, 29));

    RegionForecast forecast = new RidgeForecaster().forecast(young, task(30));

    assertThat(forecast.hours()).hasSize(24);
    assertThat(forecast.modelVersion()).isEqualTo(SimilarDayForecaster.VERSION);
    assertThat(forecast.reason()).contains("too short");
  }

  /** The model that makes the load adds 12 MW for every degree below 15 °C and nothing above. */
  @Test
  void aDegreeMoreOrLessIsWhatTheLoadsModelAddsForIt() {
    double[] temperatureC = SimulatedLoad.temperatureC(800, 5);
    LoadHistory history =
        SimulatedLoad.history(SimulatedLoad.heated(temperatureC, 3, 6))
            .withTemperature(temperatureC);
    RegionForecast winter = new RidgeForecaster().forecast(history, task(740));
    assertThat(winter.degreeResponses()).hasSize(winter.task().hours());
    for (DegreeResponse hour : winter.degreeResponses()) {
      assertThat(hour.warmerMw()).isBetween(-15.0, -8.0);
      assertThat(hour.colderMw()).isBetween(8.0, 15.0);
    }
  }

  @Test
  void askingForOtherWeatherDoesNotChangeTheForecast() {
    double[] temperatureC = SimulatedLoad.temperatureC(500, 5);
    LoadHistory history =
        SimulatedLoad.history(SimulatedLoad.heated(temperatureC, 3, 6))
            .withTemperature(temperatureC);
    RegionForecast forecast = new RidgeForecaster().forecast(history, task(450));
    for (int h = 0; h < forecast.hours().size(); h++) {
      Contributions parts = forecast.explanations().get(h);
      assertThat(
              parts.levelMw()
                  + parts.calendarMw()
                  + parts.temperatureMw()
                  + parts.recentDaysMw()
                  + parts.adjustmentMw())
          .isCloseTo(forecast.hours().get(h).p50Mw(), within(1e-6));
    }
  }

  @Test
  void withoutTemperaturesNothingIsSaidOfADegree() {
    RegionForecast forecast =
        new RidgeForecaster()
            .forecast(SimulatedLoad.history(SimulatedLoad.noisy(500, 5, 3)), task(450));
    assertThat(forecast.exists()).isTrue();
    assertThat(forecast.degreeResponses()).isEmpty();
  }
}
