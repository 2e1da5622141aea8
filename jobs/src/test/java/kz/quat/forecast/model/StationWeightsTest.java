package kz.quat.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import kz.quat.forecast.backtest.BacktestPlan;
import kz.quat.forecast.backtest.ForecastBacktest;
import org.junit.jupiter.api.Test;

/**
 * A region whose load rises with every degree below 15 °C at the first station; the second, 6 °C
 * warmer, reports the weather of elsewhere.
 */
class StationWeightsTest {
  private static final long FIRST = SimulatedLoad.START.getEpochSecond() / 3600;
  private static final int DAYS = 400;
  private static final LocalDate LAST_DAY = LocalDate.of(2023, 2, 1).plusDays(DAYS - 2);
  private static final double[] HERE = SimulatedLoad.temperatureC(DAYS, 7);
  private static final double[] ELSEWHERE =
      Arrays.stream(SimulatedLoad.temperatureC(DAYS, 8)).map(celsius -> celsius + 6).toArray();
  private static final double[] LOAD_MW = SimulatedLoad.heated(HERE, 10, 5);

  private static StationWeights learn(double[] loadMw, double[]... stations) {
    return StationWeights.learn(FIRST, stations, loadMw);
  }

  private static double[] silent(double[] celsius, int fromDay) {
    double[] out = celsius.clone();
    Arrays.fill(out, 24 * fromDay, out.length, Double.NaN);
    return out;
  }

  @Test
  void theStationThatExplainsTheLoadGetsTheWeight() {
    StationWeights weights = learn(LOAD_MW, HERE, ELSEWHERE);

    double[] last = weights.at(FIRST + 24L * (DAYS - 1));
    assertThat(last[0]).isGreaterThan(0.9);
    assertThat(last[0] + last[1]).isCloseTo(1, within(1e-9));
    assertThat(weights.at(FIRST)).containsExactly(0.5, 0.5);
    assertThat(learn(LOAD_MW, ELSEWHERE, HERE).at(FIRST + 24L * (DAYS - 1))[1])
        .isCloseTo(last[0], within(1e-6));
  }

  /** The load follows 0.7 of one station and 0.3 of the other. */
  @Test
  void theWeightsOfAKnownMixtureAreFoundAndMakeTheBestForecast() {
    double[][] stations = {HERE, ELSEWHERE};
    double[] felt = SimulatedLoad.series(24 * DAYS, i -> 0.7 * HERE[i] + 0.3 * ELSEWHERE[i]);
    double[] loadMw = SimulatedLoad.heated(felt, 10, 5);
    StationWeights weights = learn(loadMw, stations);

    assertThat(weights.at(FIRST + 24L * (DAYS - 1))[0]).isCloseTo(0.7, within(0.05));
    double learnt = pinballMw(loadMw, weights.mean(stations, true));
    double[] mean = SimulatedLoad.series(24 * DAYS, i -> (HERE[i] + ELSEWHERE[i]) / 2);
    assertThat(learnt).isLessThan(0.8 * pinballMw(loadMw, mean));
    assertThat(learnt).isLessThan(0.85 * pinballMw(loadMw, HERE));
    assertThat(learnt).isLessThan(0.5 * pinballMw(loadMw, ELSEWHERE));
    assertThat(learnt).isLessThan(1.1 * pinballMw(loadMw, felt));
  }

  /** Mean pinball loss of the median of the last 40 days, MW, with known temperatures. */
  private static double pinballMw(double[] loadMw, double[] celsius) {
    return ForecastBacktest.hours(
            SimulatedLoad.history(loadMw).withTemperature(celsius),
            new BacktestPlan(
                LAST_DAY.minusDays(39),
                LAST_DAY,
                SimulatedLoad.ALMATY,
                LocalTime.of(10, 0),
                BacktestPlan.USUAL_DELAY))
        .stream()
        .mapToDouble(hour -> Math.abs(hour.actualMw() - hour.forecast().p50Mw()) / 2)
        .average()
        .orElseThrow();
  }

  @Test
  void weightsOfAMonthDoNotDependOnLaterLoads() {
    double[] other = LOAD_MW.clone();
    Arrays.fill(other, 24 * 220, other.length, 500);
    long then = FIRST + 24L * 200;

    assertThat(learn(other, HERE, ELSEWHERE).at(then))
        .isEqualTo(learn(LOAD_MW, HERE, ELSEWHERE).at(then));
  }

  @Test
  void aLoadThatDoesNotFollowTheWeatherLeavesTheWeightsEqual() {
    double[] flat = SimulatedLoad.noisy(DAYS, 10, 3);
    assertThat(learn(flat, HERE, ELSEWHERE).at(FIRST + 24L * (DAYS - 1))[0]).isBetween(0.2, 0.8);
  }

  /** Both stations lie 3 °C from their mean on average, and neither is seen to jump. */
  @Test
  void aStationThatFallsSilentLeavesNoJump() {
    double[][] noiseEnds = {HERE, silent(ELSEWHERE, 300)};
    double[] mean = learn(LOAD_MW, noiseEnds).mean(noiseEnds, true);
    assertThat(distance(mean, 270, 300)).isCloseTo(3, within(0.7));
    assertThat(distance(mean, 300, 330)).isCloseTo(3, within(0.7));

    double[][] rightEnds = {silent(HERE, 300), ELSEWHERE};
    double[] left = learn(LOAD_MW, rightEnds).mean(rightEnds, true);
    assertThat(Arrays.stream(left).noneMatch(Double::isNaN)).isTrue();
    assertThat(left[24 * 310] - ELSEWHERE[24 * 310]).isCloseTo(-3, within(0.7));

    double[][] bothEnd = {silent(HERE, 300), silent(ELSEWHERE, 300)};
    assertThat(learn(LOAD_MW, bothEnd).mean(bothEnd, true)[24 * 310]).isNaN();
  }

  /** Mean of the weighted temperature minus that of the first station. */
  private static double distance(double[] mean, int fromDay, int toDay) {
    double sum = 0;
    for (int i = 24 * fromDay; i < 24 * toDay; i++) {
      sum += mean[i] - HERE[i];
    }
    return sum / (24 * (toDay - fromDay));
  }
}
