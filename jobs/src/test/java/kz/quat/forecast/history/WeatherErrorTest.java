package kz.quat.forecast.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeatherErrorTest {

  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  private static final int DAYS = 2000;

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
    LoadHistory disturbed = new WeatherError(1.5, 0).disturb(mild(), ZoneOffset.UTC, 10);
    assertThat(deviation(disturbed, 10, 0)).isCloseTo(1.5, within(0.1));
    assertThat(deviation(disturbed, 0, 0)).isLessThan(deviation(disturbed, 23, 0));
  }

  /** The first errors of neighbouring days were once almost equal, which made them a bias. */
  @Test
  void errorsOfDifferentDaysAreIndependentAndZeroOnAverage() {
    LoadHistory disturbed = new WeatherError(1.5, 0).disturb(mild(), ZoneOffset.UTC, 10);
    for (int hour : new int[] {0, 1, 12, 23}) {
      double[] errors =
          IntStream.range(0, DAYS)
              .mapToDouble(day -> disturbed.issuedTemperatureC(24 * day + hour) - 5)
              .toArray();
      double products =
          IntStream.range(1, DAYS)
              .mapToDouble(day -> errors[day] * errors[day - 1])
              .average()
              .orElseThrow();
      assertThat(Arrays.stream(errors).average().orElseThrow()).isCloseTo(0, within(0.12));
      assertThat(products).isCloseTo(0, within(0.2));
    }
  }

  @Test
  void biasIsAddedToEveryForecastAndMeasuredTemperaturesStay() {
    LoadHistory disturbed = new WeatherError(0, 1).disturb(mild(), ZoneOffset.UTC, 10);
    assertThat(disturbed.issuedTemperatureC(7)).isEqualTo(6);
    assertThat(disturbed.temperatureC(7)).isEqualTo(5);
  }

  @Test
  void hoursBeforeTheCutAreReadAsMeasuredAndThoseAfterItAsForecast() {
    LoadHistory disturbed = new WeatherError(0, 1).disturb(mild(), ZoneOffset.UTC, 10);
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
    assertThat(error.disturb(mild(), ZoneOffset.UTC, 10).issuedTemperatureC(1234))
        .isEqualTo(error.disturb(mild(), ZoneOffset.UTC, 10).issuedTemperatureC(1234));
  }

  @Test
  void aPastForecastThatIsKnownStays() {
    double[] known = new double[24 * DAYS];
    Arrays.fill(known, Double.NaN);
    known[30] = 7.5;
    LoadHistory disturbed =
        new WeatherError(1.5, 0).disturb(mild().withIssuedTemperature(known), ZoneOffset.UTC, 10);
    assertThat(disturbed.issuedTemperatureC(30)).isEqualTo(7.5);
    assertThat(disturbed.issuedTemperatureC(31)).isNotEqualTo(5);
  }

  @Test
  void aDaysErrorsDoNotDependOnWhereTheHistoryBegins() {
    WeatherError error = new WeatherError(1.5, 0);
    double[] mw = new double[24 * 10];
    double[] degrees = new double[mw.length];
    Arrays.fill(degrees, 5);
    LoadHistory later =
        LoadHistory.of(
                "R", ZoneOffset.UTC, DayCalendar.PLAIN_WEEK, START.plusSeconds(86_400L * 40), mw)
            .withTemperature(degrees);
    assertThat(error.disturb(later, ZoneOffset.UTC, 10).issuedTemperatureC(50))
        .isEqualTo(error.disturb(mild(), ZoneOffset.UTC, 10).issuedTemperatureC(24 * 40 + 50));
  }

  @Test
  void whatNoForecastDoesIsRefused() {
    assertThatThrownBy(() -> new WeatherError(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be 0 to 20");
  }
}
