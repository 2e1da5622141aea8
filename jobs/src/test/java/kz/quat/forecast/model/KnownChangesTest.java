package kz.quat.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.ForecastTask;
import kz.quat.forecast.history.LoadEvent;
import kz.quat.forecast.history.LoadHistory;
import kz.quat.forecast.history.RegionSplit;
import org.junit.jupiter.api.Test;

/** Announced changes of a load and divided regions, on series whose right forecast is known. */
class KnownChangesTest {
  private static final int DAYS = 200;
  private static final LocalDate TOMORROW = LocalDate.of(2023, 2, 1).plusDays(DAYS);
  private static final ForecastTask TASK =
      ForecastTask.ofDay(TOMORROW, SimulatedLoad.ALMATY, LocalTime.of(8, 0), Duration.ofHours(1));

  private static Instant hour(int hour) {
    return SimulatedLoad.START.plusSeconds(3600L * hour);
  }

  private static LoadHistory without(LoadHistory history, LoadEvent... events) {
    return history.withKnownChanges(
        LoadEvent.changesMw(List.of(events), SimulatedLoad.START, 24 * (DAYS + 1)));
  }

  @Test
  void anHourChangesInProportionToThePartThatAnEventCovers() {
    List<LoadEvent> events =
        List.of(
            new LoadEvent("R", hour(1).plusSeconds(2700), hour(3).plusSeconds(900), -80),
            new LoadEvent("R", hour(3), null, 10),
            new LoadEvent("R", hour(-5), hour(1), 7));

    assertThat(LoadEvent.changesMw(events, hour(0), 5)).containsExactly(7, -20, -80, -10, 10);
  }

  @Test
  void aPastOutageOfDemandTeachesTheUndisturbedLevelAndAComingOneIsForecast() {
    double[] undisturbed = SimulatedLoad.noisy(DAYS, 5, 51);
    double[] measured = undisturbed.clone();
    for (int i = 24 * (DAYS - 12); i < 24 * (DAYS - 2); i++) {
      measured[i] -= 300;
    }
    LoadEvent past = new LoadEvent("R", hour(24 * (DAYS - 12)), hour(24 * (DAYS - 2)), -300);
    LoadEvent coming = new LoadEvent("R", hour(24 * DAYS + 6), null, -200);

    RegionForecast expected =
        new RidgeForecaster().forecast(SimulatedLoad.history(undisturbed), TASK);
    RegionForecast actual =
        new RidgeForecaster()
            .forecast(without(SimulatedLoad.history(measured), past, coming), TASK);

    for (int h = 0; h < 24; h++) {
      double change = h < 6 ? 0 : -200;
      assertThat(actual.hours().get(h).p50Mw())
          .isCloseTo(expected.hours().get(h).p50Mw() + change, within(1e-6));
      assertThat(actual.hours().get(h).p90Mw())
          .isCloseTo(expected.hours().get(h).p90Mw() + change, within(1e-6));
      assertThat(actual.explanations().get(h).eventsMw()).isEqualTo(change);
    }
    assertThat(actual.snapshot().inputSha256()).isNotEqualTo(expected.snapshot().inputSha256());
  }

  @Test
  void anAnnouncementThatCannotBeTrueMakesItsHoursUnknownAndNoForecastNegative() {
    LoadHistory history = SimulatedLoad.history(SimulatedLoad.noisy(DAYS, 5, 52));
    LoadEvent never = new LoadEvent("R", hour(24 * (DAYS - 3)), hour(24 * (DAYS - 2)), 5000);
    LoadEvent coming = new LoadEvent("R", hour(24 * DAYS), null, -5000);

    RegionForecast forecast = new RidgeForecaster().forecast(without(history, never, coming), TASK);

    assertThat(forecast.hours()).allSatisfy(h -> assertThat(h.toArray()).containsOnly(0.0));
    assertThat(without(history, never).loadMw(24 * (DAYS - 3) + 1)).isNaN();
  }

  @Test
  void bothPartsOfADividedRegionGetTheirSharesOfItsPast() {
    double[] whole = SimulatedLoad.noisy(DAYS, 5, 53);
    int divided = 24 * (DAYS - 10);
    double[] rest = whole.clone();
    double[] child = whole.clone();
    for (int i = 0; i < whole.length; i++) {
      child[i] = i < divided ? Double.NaN : 0.3 * whole[i];
      rest[i] = i < divided ? whole[i] : 0.7 * whole[i];
    }
    Map<String, LoadHistory> known =
        Map.of("KZ-63", history("KZ-63", rest), "KZ-10", history("KZ-10", child));
    RegionSplit split = new RegionSplit("KZ-63", List.of("KZ-10"), hour(divided));

    RegionForecast ofWhole = new RidgeForecaster().forecast(history("KZ-63", whole), TASK);
    for (String region : known.keySet()) {
      double share = region.equals("KZ-10") ? 0.3 : 0.7;
      LoadHistory history = split.apply(region, known, TASK.knownBefore());
      RegionForecast forecast = new RidgeForecaster().forecast(history, TASK);
      assertThat(history.past()).isEqualTo(LoadHistory.Past.DIVIDED_REGION);
      assertThat(forecast.modelVersion()).isEqualTo(RidgeForecaster.VERSION);
      for (int h = 0; h < 24; h++) {
        assertThat(forecast.hours().get(h).p50Mw())
            .isCloseTo(share * ofWhole.hours().get(h).p50Mw(), within(1e-3));
      }
    }
  }

  @Test
  void seriesThatWereRestatedOrHaveNoCommonDayStayAsTheyAre() {
    double[] whole = SimulatedLoad.noisy(DAYS, 5, 54);
    double[] late = DoubleStream.of(whole).toArray();
    for (int i = 0; i < whole.length; i++) {
      late[i] = i < whole.length - 20 ? Double.NaN : 100;
    }
    Map<String, LoadHistory> restated =
        Map.of("KZ-63", history("KZ-63", whole), "KZ-10", history("KZ-10", whole));
    Map<String, LoadHistory> young =
        Map.of("KZ-63", history("KZ-63", whole), "KZ-10", history("KZ-10", late));
    RegionSplit split = new RegionSplit("KZ-63", List.of("KZ-10"), hour(24 * 100));

    assertThat(split.apply("KZ-10", restated, TASK.knownBefore()).past())
        .isEqualTo(LoadHistory.Past.OWN);
    assertThat(split.apply("KZ-63", young, TASK.knownBefore()).past())
        .isEqualTo(LoadHistory.Past.OWN);
  }

  private static LoadHistory history(String region, double[] load) {
    return LoadHistory.of(
        region, SimulatedLoad.ALMATY, DayCalendar.PLAIN_WEEK, SimulatedLoad.START, load);
  }
}
