package kz.quat.forecast.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.IntStream;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.FilledGrid;
import kz.quat.forecast.history.LoadHistory;
import kz.quat.forecast.history.LocalGrid;
import org.junit.jupiter.api.Test;

class WeatherErrorTest {

  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  private static final int DAYS = 2000;
  private static final BacktestPlan PLAN =
      new BacktestPlan(
          LocalDate.of(2020, 1, 1),
          LocalDate.of(2021, 1, 1),
          ZoneOffset.UTC,
          LocalTime.of(10, 0),
          BacktestPlan.USUAL_DELAY);

  private static LoadHistory mild() {
    double[] mw = new double[24 * DAYS];
    double[] degrees = new double[mw.length];
    Arrays.fill(mw, 100);
    Arrays.fill(degrees, 5);
    return LoadHistory.of("R", ZoneOffset.UTC, DayCalendar.PLAIN_WEEK, START, mw)
        .withTemperature(degrees);
  }

  /** Root mean square of the disturbance in an hour of the day, after subtracting a bias. */
  private static double deviation(LoadHistory disturbed, int hour, double bias) {
    return Math.sqrt(
        IntStream.range(0, DAYS)
            .mapToDouble(day -> disturbed.issuedTemperatureC(24 * day + hour) - 5 - bias)
            .map(error -> error * error)
            .average()
            .orElseThrow());
  }

  @Test
  void errorHasItsSizeADayAfterTheIssueAndGrowsWithTheHour() {
    LoadHistory disturbed = new WeatherError(1.5, 0).disturb(mild(), PLAN);
    assertThat(deviation(disturbed, 10, 0)).isCloseTo(1.5, within(0.1));
    assertThat(deviation(disturbed, 0, 0)).isLessThan(deviation(disturbed, 23, 0));
  }

  @Test
  void biasIsAddedToEveryForecastAndMeasuredTemperaturesStay() {
    LoadHistory disturbed = new WeatherError(0, 1).disturb(mild(), PLAN);
    assertThat(disturbed.issuedTemperatureC(7)).isEqualTo(6);
    assertThat(disturbed.temperatureC(7)).isEqualTo(5);
  }

  @Test
  void hoursBeforeTheCutAreReadAsMeasuredAndThoseAfterItAsForecast() {
    LoadHistory disturbed = new WeatherError(0, 1).disturb(mild(), PLAN);
    Instant end = START.plusSeconds(3600L * 24 * DAYS);
    FilledGrid grid = new FilledGrid(new LocalGrid(disturbed, end, end));
    assertThat(grid.temperatureC(99, 100)).isEqualTo(5);
    assertThat(grid.temperatureC(100, 100)).isEqualTo(6);
    assertThat(grid.meanTemperatureC(99, 101, 100)).isCloseTo(5.5, within(1e-9));
    assertThat(grid.meanTemperatureC(97, 100, 100)).isCloseTo(5, within(1e-9));
    assertThat(grid.meanTemperatureC(100, 103, 100)).isCloseTo(6, within(1e-9));
  }

  @Test
  void sameHistoryIsDisturbedAlike() {
    WeatherError error = new WeatherError(1.5, 0);
    assertThat(error.disturb(mild(), PLAN).issuedTemperatureC(1234))
        .isEqualTo(error.disturb(mild(), PLAN).issuedTemperatureC(1234));
  }

  @Test
  void whatNoForecastDoesIsRefused() {
    assertThatThrownBy(() -> new WeatherError(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be 0 to 20");
  }
}
