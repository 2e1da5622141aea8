package kz.quat.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.LoadHistory;
import org.junit.jupiter.api.Test;

class KnownTemperatureTest {

  private static final Instant START = Instant.parse("2022-12-07T00:00:00Z");

  @Test
  void theForecastIssuedLastHoldsUntilTheMeasurementArrives() {
    KnownTemperature air =
        new KnownTemperature(
            List.of(version(1, 20, -5), version(2, 10, -9), version(3, 1L << 60, -7)));
    assertThat(at(air, 1)).isEqualTo(-5);
    // An older forecast that arrives late changes nothing.
    assertThat(at(air, 2)).isEqualTo(-5);
    assertThat(at(air, 3)).isEqualTo(-7);
  }

  @Test
  void beforeAnythingArrivedTheHistoryHasNoTemperature() {
    KnownTemperature air = new KnownTemperature(List.of(version(5, 1, -5)));
    air.advance(START);
    assertThat(air.addTo(history(), START.plusSeconds(3600)).hasTemperature()).isFalse();
  }

  private static double at(KnownTemperature air, int hoursLater) {
    air.advance(START.plusSeconds(3600L * hoursLater));
    return air.addTo(history(), START.plusSeconds(3600)).temperatureC(0);
  }

  private static LoadHistory history() {
    return LoadHistory.of("KZ-35", ZoneOffset.UTC, DayCalendar.PLAIN_WEEK, START, new double[] {1});
  }

  private static KnownTemperature.Version version(int receivedHours, long rank, double celsius) {
    return new KnownTemperature.Version(
        START.getEpochSecond() / 3600,
        KnownLoad.micros(START.plusSeconds(3600L * receivedHours)),
        rank,
        celsius);
  }
}
