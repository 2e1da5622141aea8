package kz.quat.forecast.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WeatherErrorEstimateTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
  private static final Instant START = Instant.parse("2021-12-31T18:00:00Z");
  private static final int ISSUE_HOUR = 8;
  private static final WeatherError ASSUMED = new WeatherError(1.5, 0);

  /** Forecasts of a place where 5 °C are measured in every hour. */
  private static double[] forecasts(WeatherError error, int days) {
    double[] measured = measured(days);
    LoadHistory history =
        LoadHistory.of("R", ZONE, DayCalendar.PLAIN_WEEK, START, new double[24 * days])
            .withTemperature(measured);
    LoadHistory disturbed = error.disturb(history, ZONE, ISSUE_HOUR);
    double[] out = new double[24 * days];
    Arrays.setAll(out, disturbed::issuedTemperatureC);
    return out;
  }

  private static double[] measured(int days) {
    double[] out = new double[24 * days];
    Arrays.fill(out, 5);
    return out;
  }

  private static WeatherError estimate(double[] forecastC, double[] measuredC) {
    return WeatherErrorEstimate.of(START, forecastC, measuredC, ZONE, ISSUE_HOUR, ASSUMED);
  }

  @Test
  void sizeGrowthAndBiasAreThoseOfTheDeliveredForecasts() {
    WeatherError slow = estimate(forecasts(new WeatherError(1.0, 0.5, 0.97), 500), measured(500));
    assertThat(slow.deviationC()).isCloseTo(1.0, within(0.1));
    assertThat(slow.biasC()).isCloseTo(0.5, within(0.1));
    assertThat(slow.kept()).isCloseTo(0.97, within(0.01));

    WeatherError quick = estimate(forecasts(new WeatherError(2.5, -1, 0.6), 500), measured(500));
    assertThat(quick.deviationC()).isCloseTo(2.5, within(0.1));
    assertThat(quick.biasC()).isCloseTo(-1, within(0.1));
    assertThat(quick.kept()).isCloseTo(0.6, within(0.03));
  }

  @Test
  void fewerThanThirtyComparedDaysTellNothing() {
    double[] forecast = forecasts(new WeatherError(0.2, 0), 40);
    assertThat(estimate(forecast, measured(40)).deviationC()).isCloseTo(0.2, within(0.05));

    Arrays.fill(forecast, 24 * 29, forecast.length, Double.NaN);
    assertThat(estimate(forecast, measured(40))).isEqualTo(ASSUMED);

    double[] halfDays = forecasts(new WeatherError(0.2, 0), 40);
    for (int i = 0; i < halfDays.length; i++) {
      halfDays[i] = i % 24 < 11 ? halfDays[i] : Double.NaN;
    }
    assertThat(estimate(halfDays, measured(40))).isEqualTo(ASSUMED);
  }

  @Test
  void aFaultyDayOfForecastsHardlyCounts() {
    double[] forecast = forecasts(new WeatherError(1.0, 0), 60);
    double before = estimate(forecast, measured(60)).deviationC();
    Arrays.fill(forecast, 240, 264, -60);
    WeatherError after = estimate(forecast, measured(60));
    assertThat(after.deviationC()).isBetween(before, 1.3 * before);
    assertThat(after.biasC()).isCloseTo(0, within(0.3));
  }

  /** The mean of 40 days with a deviation of 2 °C is about 0.3 °C off by chance. */
  @Test
  void aMeanErrorThatChanceExplainsIsNoBias() {
    double[] forecast = forecasts(new WeatherError(2, 0), 40);
    double mean = Arrays.stream(forecast).average().orElseThrow() - 5;
    assertThat(Math.abs(mean)).isGreaterThan(0.1);
    assertThat(Math.abs(estimate(forecast, measured(40)).biasC())).isLessThan(0.5 * Math.abs(mean));
  }

  @Test
  void forecastsWithoutErrorHaveNone() {
    WeatherError none = estimate(measured(60), measured(60));
    assertThat(none.deviationC()).isZero();
    assertThat(none.biasC()).isZero();
  }
}
