package kz.quat.leads.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import kz.quat.domain.WorkingDays;
import org.junit.jupiter.api.Test;

/**
 * A region of about 1,000 MW with cold winters, weekends and a holiday, 442 days up to 2024-03-17;
 * its load varies by a hundredth from day to day. Each test adds its own changes.
 */
class RegionResidualTest {

  private static final int DAYS = 442;
  private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);

  /** Fifty days before the end. */
  private static final int START = DAYS - 50;

  private static final LocalDate HOLIDAY = LocalDate.of(2023, 3, 8);
  private static final WorkingDays CALENDAR = new WorkingDays(Set.of(HOLIDAY), Set.of());

  private final double[] temperatureC = new double[DAYS];
  private final double[] loadMw = new double[DAYS];

  RegionResidualTest() {
    Random random = new Random(4);
    double weather = 0;
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = FIRST.plusDays(day);
      weather = 0.8 * weather + 2.5 * random.nextGaussian();
      temperatureC[day] = 5 - 18 * Math.cos(2 * Math.PI * day / 365.25) + weather;
      boolean off = !CALENDAR.isWorking(date);
      loadMw[day] =
          (900 + 9 * Math.max(0, 16 - temperatureC[day]))
              * (off ? date.getDayOfWeek() == DayOfWeek.SATURDAY ? 0.95 : 0.9 : 1)
              * (1 + 0.01 * random.nextGaussian());
    }
  }

  private RegionRise rise() {
    return Objects.requireNonNull(RegionResidual.of(FIRST, loadMw, temperatureC, CALENDAR));
  }

  private void add(int from, int to, double mw) {
    for (int day = from; day < to; day++) {
      loadMw[day] += mw;
    }
  }

  @Test
  void aRiseThatStaysIsSeenWithItsPowerAndItsDay() {
    add(START, DAYS, 150);
    RegionRise rise = rise();
    assertThat(rise.isAbove()).isTrue();
    assertThat(rise.residualMw()).isCloseTo(150, within(25.0));
    assertThat(rise.since())
        .isBetween(FIRST.plusDays(START).minusDays(7), FIRST.plusDays(START).plusDays(7));
    assertThat(rise.days()).isEqualTo(DAYS);
  }

  @Test
  void aRegionLeftAloneIsWithin() {
    assertThat(rise().isAbove()).isFalse();
  }

  /** The load of one feeder or ten is too small for this check: 40 MW of about 1,050. */
  @Test
  void aRiseOfFourPercentIsNotSeen() {
    add(START, DAYS, 40);
    RegionRise rise = rise();
    assertThat(rise.isAbove()).isFalse();
    assertThat(rise.limitRatio()).isGreaterThanOrEqualTo(RegionResidual.LEAST_RATIO);
  }

  @Test
  void aRiseThatWentAwayIsNotSeen() {
    add(START, DAYS - 15, 150);
    assertThat(rise().isAbove()).isFalse();
  }

  @Test
  void aColdSpellIsNoRise() {
    for (int day = START; day < DAYS; day++) {
      temperatureC[day] -= 10;
      loadMw[day] *=
          (900 + 9 * Math.max(0, 16 - temperatureC[day]))
              / (900 + 9 * Math.max(0, 6 - temperatureC[day]));
    }
    assertThat(rise().isAbove()).isFalse();
  }

  @Test
  void aRegionThatRoseAsMuchByItselfTheYearBeforeHasAHigherLimit() {
    add(150, 210, 200);
    add(START, DAYS, 110);
    RegionRise rise = rise();
    assertThat(rise.limitRatio()).isGreaterThan(0.12);
    assertThat(rise.isAbove()).isFalse();
  }

  @Test
  void missingDaysAndMissingTemperaturesAreBorne() {
    add(START, DAYS, 150);
    Arrays.fill(loadMw, 100, 115, Double.NaN);
    Arrays.fill(loadMw, DAYS - 9, DAYS - 6, Double.NaN);
    Arrays.fill(temperatureC, 60, 63, Double.NaN);
    RegionRise rise = rise();
    assertThat(rise.isAbove()).isTrue();
    assertThat(rise.days()).isEqualTo(DAYS - 18);
  }

  @Test
  void noTemperaturesAtAllStillGiveAnAnswerWithItsLimit() {
    Arrays.fill(temperatureC, Double.NaN);
    assertThat(rise().limitRatio()).isGreaterThanOrEqualTo(RegionResidual.LEAST_RATIO);
  }

  @Test
  void tooFewDaysTellNothing() {
    double[] half = Arrays.copyOf(loadMw, 300);
    assertThat(RegionResidual.of(FIRST, half, Arrays.copyOf(temperatureC, 300), CALENDAR)).isNull();
    assertThat(RegionResidual.of(FIRST, new double[0], new double[0], CALENDAR)).isNull();
    Arrays.fill(loadMw, Double.NaN);
    assertThat(RegionResidual.of(FIRST, loadMw, temperatureC, CALENDAR)).isNull();
  }
}
