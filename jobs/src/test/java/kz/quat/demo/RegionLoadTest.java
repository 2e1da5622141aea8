package kz.quat.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.demo.world.DemoRegion;
import kz.quat.demo.world.MarketClock;
import kz.quat.demo.world.RegionLoad;
import kz.quat.demo.world.World;
import org.junit.jupiter.api.Test;

class RegionLoadTest {
  private static final double ROUNDING_KWH = 8760.0;
  private static final World WORLD = Reference.world();

  @Test
  void partsOfAnOldRegionSumToItsRealYear() {
    Map<String, Double> kwh = new TreeMap<>();
    for (int month = 1; month <= 12; month++) {
      Map<String, long[]> hours = WORLD.load().month(YearMonth.of(2022, month));
      for (DemoRegion region : WORLD.reference().regions()) {
        kwh.merge(region.oldRegion(), (double) sum(hours, region.code()), Double::sum);
      }
    }
    assertThat(kwh).hasSize(14);
    kwh.forEach(
        (region, sum) -> {
          double real = WORLD.reference().annualGwh().getOrDefault(region, 0.0) * 1e6;
          assertThat(sum).as(region).isCloseTo(real, within(3 * ROUNDING_KWH));
        });
  }

  @Test
  void monthsHaveTheRealShape() {
    double year = 111_157.9;
    assertThat(nationalGwh(YearMonth.of(2022, 6)))
        .isCloseTo(year * 7606.8 / 103_129.8, within(1.0));
    assertThat(nationalGwh(YearMonth.of(2022, 12)))
        .isCloseTo(year * 9996.4 / 103_129.8, within(1.0));
    assertThat(nationalGwh(YearMonth.of(2021, 11)))
        .isCloseTo(year * 9262.9 / 103_129.8, within(1.0));
  }

  @Test
  void recordHourCarriesExactlyTheRecordLoad() {
    assertThat(nationalKw(RegionLoad.RECORD_HOUR)).isEqualTo(16_459_000L);
    assertThat(MarketClock.utcText(RegionLoad.RECORD_HOUR)).isEqualTo("2022-12-07T12:00:00Z");
  }

  @Test
  void noOtherHourReachesTheRecord() {
    long end = MarketClock.startHour(LocalDate.of(2023, 1, 1));
    for (long hour = MarketClock.startHour(LocalDate.of(2021, 11, 1)); hour < end; hour++) {
      if (hour != RegionLoad.RECORD_HOUR) {
        assertThat(nationalKw(hour)).as(MarketClock.utcText(hour)).isLessThan(16_459_000L);
      }
    }
  }

  @Test
  void recordDayIsHardlyBent() {
    assertThat(WORLD.load().recordFactor()).isBetween(0.99, 1.01);
  }

  @Test
  void winterDayPeaksInTheEveningAndWeekendIsLower() {
    LocalDate wednesday = LocalDate.of(2022, 11, 16);
    long start = MarketClock.startHour(wednesday);
    assertThat(nationalKw(start + 18)).isGreaterThan(nationalKw(start + 12));
    assertThat(nationalKw(start + 12)).isGreaterThan(nationalKw(start + 4));
    assertThat(dayKwh(LocalDate.of(2022, 11, 20))).isLessThan(dayKwh(wednesday) / 100 * 98);
  }

  @Test
  void westIsFlatterThanACity() {
    assertThat(peakOverMean("KZ-47")).isLessThan(1.04);
    assertThat(peakOverMean("KZ-75")).isGreaterThan(1.12);
  }

  @Test
  void loadIsNeverBelowItsMining() {
    for (DemoRegion region : WORLD.reference().regions()) {
      for (long h = RegionLoad.RECORD_HOUR - 9000; h < RegionLoad.RECORD_HOUR; h += 7) {
        long mining = WORLD.mining().regionGridKwh(region, h);
        assertThat(WORLD.load().kw(region, h)).as(region.code()).isGreaterThan(2 * mining);
      }
    }
  }

  private static double peakOverMean(String code) {
    long max = 0L;
    long sum = 0L;
    for (int hour = 0; hour < 24; hour++) {
      long start = MarketClock.startHour(LocalDate.of(2022, 11, 16));
      long kw = WORLD.load().kw(WORLD.reference().region(code), start + hour);
      max = Math.max(max, kw);
      sum += kw;
    }
    return max * 24.0 / sum;
  }

  private static long dayKwh(LocalDate day) {
    long sum = 0L;
    for (int hour = 0; hour < 24; hour++) {
      sum += nationalKw(MarketClock.startHour(day) + hour);
    }
    return sum;
  }

  private static double nationalGwh(YearMonth month) {
    Map<String, long[]> hours = WORLD.load().month(month);
    return hours.keySet().stream().mapToLong(code -> sum(hours, code)).sum() / 1e6;
  }

  private static long nationalKw(long hour) {
    long sum = 0L;
    for (DemoRegion region : WORLD.reference().regions()) {
      sum += WORLD.load().kw(region, hour);
    }
    return sum;
  }

  private static long sum(Map<String, long[]> hours, String code) {
    long sum = 0L;
    for (long kw : hours.getOrDefault(code, new long[0])) {
      sum += kw;
    }
    return sum;
  }
}
