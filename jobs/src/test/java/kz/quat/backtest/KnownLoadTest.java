package kz.quat.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.LoadHistory;
import org.junit.jupiter.api.Test;

class KnownLoadTest {

  private static final Instant START = Instant.parse("2022-12-07T00:00:00Z");

  @Test
  void onlyWhatHadArrivedIsKnown() {
    KnownLoad load =
        new KnownLoad(
            List.of(
                event(0, 1, 5_000_000, 0, 1),
                event(0, 9, 2_000_000, 0, 0),
                event(1, 9, 4_000_000, 1_000_000, 1)));
    load.advance(at(1));
    LoadHistory early = history(load);
    assertThat(early.loadMw(0)).isEqualTo(5);
    assertThat(early.loadMw(1)).isNaN();
    load.advance(at(9));
    LoadHistory late = history(load);
    assertThat(late.loadMw(0)).isEqualTo(7);
    assertThat(late.loadMw(1)).isEqualTo(3);
  }

  @Test
  void anHourWithMiningButNoLoadIsUnknownAndMiningAboveTheLoadLeavesNothing() {
    KnownLoad load =
        new KnownLoad(List.of(event(0, 1, 0, 3_000_000, 0), event(1, 1, 2_000_000, 3_000_000, 1)));
    load.advance(at(1));
    LoadHistory history = history(load);
    assertThat(history.firstHour()).isEqualTo(START.plusSeconds(3600));
    assertThat(history.loadMw(0)).isZero();
  }

  @Test
  void withoutAnyEventThereIsAHistoryOfNoHours() {
    KnownLoad load = new KnownLoad(List.of());
    load.advance(at(9));
    assertThat(history(load).hours()).isZero();
  }

  private static LoadHistory history(KnownLoad load) {
    return load.history(
        "KZ-35", ZoneOffset.UTC, DayCalendar.PLAIN_WEEK, START, START.plusSeconds(2 * 3600));
  }

  private static Instant at(int hoursLater) {
    return START.plusSeconds(3600L * hoursLater);
  }

  private static KnownLoad.Event event(
      int hour, int receivedHours, long loadWh, long miningWh, long first) {
    return new KnownLoad.Event(
        START.getEpochSecond() / 3600 + hour,
        KnownLoad.micros(at(receivedHours)),
        loadWh,
        miningWh,
        first);
  }
}
