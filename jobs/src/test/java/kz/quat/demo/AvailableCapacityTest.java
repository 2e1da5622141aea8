package kz.quat.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import kz.quat.demo.world.DemoRegion;
import kz.quat.demo.world.MarketClock;
import kz.quat.demo.world.RegionLoad;
import kz.quat.demo.world.World;
import org.junit.jupiter.api.Test;

class AvailableCapacityTest {
  private static final World WORLD = Reference.world();
  private static final long DAY = MarketClock.startHour(LocalDate.of(2022, 12, 7));

  @Test
  void recordHourCanRunExactlyTheRealGeneration() {
    long sum = 0L;
    for (DemoRegion region : WORLD.reference().regions()) {
      sum += WORLD.capacity().availableKw(region.code(), RegionLoad.RECORD_HOUR);
    }
    assertThat(sum).isEqualTo(15_203_000L);
    assertThat(WORLD.capacity().scheduledFromRussiaKw(RegionLoad.RECORD_HOUR)).isZero();
    assertThat(WORLD.capacity().coalFactor()).isBetween(0.6, 0.95);
  }

  @Test
  void availableNeverExceedsInstalled() {
    for (DemoRegion region : WORLD.reference().regions()) {
      for (long hour = DAY - 9600; hour < DAY; hour += 13) {
        long installed = WORLD.installedKw(region.code(), MarketClock.marketDay(hour));
        assertThat(WORLD.capacity().availableKw(region.code(), hour)).isBetween(1L, installed);
      }
    }
  }

  @Test
  void installedIsTheTablesSum() {
    long sum = 0L;
    for (DemoRegion region : WORLD.reference().regions()) {
      sum += WORLD.installedKw(region.code(), LocalDate.of(2022, 12, 7));
    }
    assertThat(sum).isEqualTo(22_268_890L);
  }

  @Test
  void outageLowersItsRegionByWhatItSays() {
    long lastDay = MarketClock.startHour(LocalDate.of(2022, 12, 4)) + 2;
    long change =
        WORLD.capacity().availableKw("KZ-33", lastDay + 24)
            - WORLD.capacity().availableKw("KZ-33", lastDay);
    assertThat(change).isBetween(5_500L, 6_500L);
  }

  @Test
  void northAndSouthAreShortInTheEveningAndHaveSomeAtNight() {
    assertThat(surplusMw(18, false)).isBetween(-1_600L, -1_300L);
    for (int hour = 17; hour <= 20; hour++) {
      assertThat(surplusMw(hour, false)).as("hour " + hour).isLessThan(-700L);
    }
    for (int hour = 1; hour <= 5; hour++) {
      assertThat(surplusMw(hour, false)).as("hour " + hour).isBetween(400L, 1_300L);
    }
  }

  @Test
  void westAlwaysHasSome() {
    for (int hour = 0; hour < 24; hour++) {
      assertThat(surplusMw(hour, true)).as("hour " + hour).isBetween(200L, 500L);
    }
  }

  @Test
  void southNeedsLessThanTheTieCarriesAtNight() {
    long south = 0L;
    for (DemoRegion region : WORLD.reference().regions()) {
      if (region.zone().equals("South")) {
        south += WORLD.load().kw(region, DAY + 3);
        south -= WORLD.capacity().availableKw(region.code(), DAY + 3);
      }
    }
    assertThat(south).isBetween(0L, 2_100_000L);
  }

  /** Available capacity with scheduled supply, minus load without mining. */
  private static long surplusMw(int marketHour, boolean west) {
    long hour = DAY + marketHour;
    long kw = west ? 0L : WORLD.capacity().scheduledFromRussiaKw(hour);
    for (DemoRegion region : WORLD.reference().regions()) {
      if (region.isWest() == west) {
        kw += WORLD.capacity().availableKw(region.code(), hour);
        kw -= WORLD.load().kw(region, hour) - WORLD.mining().regionGridKwh(region, hour);
      }
    }
    return kw / 1000;
  }
}
