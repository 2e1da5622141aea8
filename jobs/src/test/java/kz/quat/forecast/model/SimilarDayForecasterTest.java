package kz.quat.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.ForecastTask;
import kz.quat.forecast.history.LoadHistory;
import org.junit.jupiter.api.Test;

class SimilarDayForecasterTest {
  private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
  private static final Instant START = Instant.parse("2022-08-31T18:00:00Z");
  private static final LocalDate WEDNESDAY = LocalDate.of(2022, 12, 7);

  private static ForecastTask task(LocalDate day) {
    return ForecastTask.ofDay(day, ALMATY, LocalTime.of(8, 0), Duration.ofHours(1));
  }

  private static LoadHistory history(int hours, IntToDoubleFunction load) {
    double[] values = new double[hours];
    Arrays.setAll(values, load);
    return LoadHistory.of("KZ-10", ALMATY, DayCalendar.PLAIN_WEEK, START, values);
  }

  @Test
  void constantLoadIsForecastAsItself() {
    RegionForecast forecast =
        new SimilarDayForecaster().forecast(history(2400, i -> 500), task(WEDNESDAY));

    assertThat(forecast.hours()).hasSize(24);
    assertThat(forecast.hours().get(5).toArray()).containsOnly(500.0);
    assertThat(forecast.hours().get(0).hourStartUtc()).isEqualTo("2022-12-06T18:00:00Z");
  }

  @Test
  void hourOfTheDayAndKindOfDayCarryTheForecast() {
    LoadHistory history = history(2400, i -> 100 + i % 24 + (i / 24 % 7 == 2 ? 50 : 0));

    RegionForecast saturday =
        new SimilarDayForecaster().forecast(history, task(LocalDate.of(2022, 12, 3)));

    assertThat(saturday.hours().get(7).p50Mw()).isEqualTo(157);
  }

  @Test
  void holidayIsLikeASunday() {
    DayCalendar calendar = new DayCalendar(Set.of(WEDNESDAY), Set.of());
    double[] load = new double[2400];
    Arrays.setAll(load, i -> i / 24 % 7 == 3 ? 60 : 100);

    RegionForecast forecast =
        new SimilarDayForecaster()
            .forecast(LoadHistory.of("KZ-10", ALMATY, calendar, START, load), task(WEDNESDAY));

    assertThat(forecast.hours().get(12).p50Mw()).isEqualTo(60);
  }

  @Test
  void regionWithoutHistoryHasNoForecastButAReason() {
    RegionForecast forecast =
        new SimilarDayForecaster().forecast(history(100, i -> Double.NaN), task(WEDNESDAY));

    assertThat(forecast.exists()).isFalse();
    assertThat(forecast.hours()).isEmpty();
    assertThat(forecast.reason()).contains("no known load");
  }

  @Test
  void youngRegionBorrowsItsZonesPastAtItsOwnLevel() {
    LoadHistory zone = history(2400, i -> 1000 + 10 * (i % 24));
    double[] young = new double[240];
    Arrays.setAll(young, i -> 100 + i % 24);
    Instant start = START.plus(Duration.ofDays(90));
    LoadHistory own = LoadHistory.of("KZ-33", ALMATY, DayCalendar.PLAIN_WEEK, start, young);

    LoadHistory longer = own.borrowing(zone, task(WEDNESDAY).knownBefore());

    assertThat(longer.past()).isEqualTo(LoadHistory.Past.ZONE);
    assertThat(longer.firstHour()).isEqualTo(START);
    assertThat(longer.loadMw(12)).isEqualTo(112, within(1e-9));
    assertThat(new SimilarDayForecaster().forecast(longer, task(WEDNESDAY)).basis())
        .isEqualTo(RegionForecast.Basis.BORROWED);
  }

  @Test
  void dayOfTheClockChangeHasTwentyFiveHours() {
    LocalDate change = LocalDate.of(2024, 2, 29);
    double[] load = new double[24 * 200];
    Arrays.setAll(load, i -> 100 + (i + 18) % 24);
    Instant start = Instant.parse("2023-09-01T00:00:00Z");
    LoadHistory history = LoadHistory.of("KZ-75", ALMATY, DayCalendar.PLAIN_WEEK, start, load);

    RegionForecast forecast = new SimilarDayForecaster().forecast(history, task(change));

    assertThat(forecast.hours()).hasSize(25);
    assertThat(forecast.hours().get(24).p50Mw()).isEqualTo(forecast.hours().get(23).p50Mw());
  }
}
