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

  /** Two stations that lie 4 °C apart: the mean stays where it was when one of them is silent. */
  @Test
  void severalStationsAreAveragedAndAMissingOneIsReplacedByTheOthers() {
    KnownTemperature air =
        new KnownTemperature(
            List.of(
                station("A", 0, -8),
                station("B", 0, -4),
                station("A", 1, -8),
                station("B", 2, -1)));
    air.advance(START.plusSeconds(3600));
    LoadHistory history = air.addTo(history(), START.plusSeconds(3 * 3600));

    assertThat(history.temperatureC(0)).isEqualTo(-6);
    assertThat(history.temperatureC(1)).isEqualTo(-6);
    assertThat(history.temperatureC(2)).isEqualTo(-3);
  }

  private static KnownTemperature.Version station(String station, int hour, double celsius) {
    return new KnownTemperature.Version(
        START.getEpochSecond() / 3600 + hour, KnownLoad.micros(START), 1, celsius, station);
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
        celsius,
        "");
  }
}
