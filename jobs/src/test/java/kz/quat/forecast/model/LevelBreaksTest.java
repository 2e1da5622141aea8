package kz.quat.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import kz.quat.forecast.backtest.BacktestHour;
import kz.quat.forecast.backtest.BacktestPlan;
import kz.quat.forecast.backtest.ForecastBacktest;
import kz.quat.forecast.quantiles.Quantiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Loads of about 1,000 MW with a noise of 10 MW that change without notice at an hour of 2023-09-29
 * (day 240), forecast at 10:00 of the day before when the hours up to 08:00 are known.
 */
class LevelBreaksTest {
  private static final LocalDate FIRST = LocalDate.of(2023, 2, 1);
  private static final int BREAK_DAY = 240;
  private static final double NOISE_MW = 10;

  private static double[] changed(IntPredicate hours, IntToDoubleFunction changed) {
    double[] load = SimulatedLoad.noisy(300, NOISE_MW, 41);
    for (int i = 0; i < load.length; i++) {
      if (hours.test(i)) {
        load[i] = changed.applyAsDouble((int) load[i]);
      }
    }
    return load;
  }

  private static List<BacktestHour> days(double[] load, int from, int to) {
    return ForecastBacktest.hours(
        SimulatedLoad.history(load),
        new BacktestPlan(
            FIRST.plusDays(from),
            FIRST.plusDays(to),
            SimulatedLoad.ALMATY,
            LocalTime.of(10, 0),
            BacktestPlan.USUAL_DELAY));
  }

  private static List<BacktestHour> day(double[] load, int day) {
    return days(load, day, day);
  }

  private static double meanErrorMw(List<BacktestHour> hours) {
    return hours.stream().mapToDouble(h -> h.actualMw() - h.forecast().p50Mw()).average().orElse(0);
  }

  private static double widthMw(List<BacktestHour> hours) {
    return hours.stream()
        .mapToDouble(h -> h.forecast().p90Mw() - h.forecast().loadMw(Quantiles.P10))
        .average()
        .orElse(0);
  }

  @ParameterizedTest
  @CsvSource({"0, -350", "0, 250", "5, -350", "9, 400", "14, -600", "22, -150"})
  void aLastingChangeIsFoundWithinThreeDays(int hour, double changeMw) {
    double[] load = changed(i -> i >= 24 * BREAK_DAY + hour, mw -> mw + changeMw);

    List<BacktestHour> found = day(load, BREAK_DAY + 4);
    double came = 0;
    for (int h = 0; h < 24; h++) {
      came += load[24 * (BREAK_DAY + 4) + h] / 24;
    }
    double median = found.stream().mapToDouble(h -> h.forecast().p50Mw()).average().orElse(0);
    assertThat(median - came).isBetween(-20.0, 20.0);
    assertThat(widthMw(found)).isBetween(20.0, 60.0);
  }

  @Test
  void quantilesWidenAtTheFirstIssueAfterTheChange() {
    double[] risen = changed(i -> i >= 24 * BREAK_DAY, mw -> mw + 250);
    List<BacktestHour> before = day(risen, BREAK_DAY);
    List<BacktestHour> after = day(risen, BREAK_DAY + 1);

    assertThat(widthMw(before)).isLessThan(60);
    assertThat(widthMw(after)).isGreaterThan(230);
    assertThat(after).allMatch(h -> h.actualMw() <= h.forecast().loadMw(Quantiles.COUNT - 1));
    assertThat(after).allMatch(h -> h.forecast().loadMw(0) < h.actualMw() - 200);
  }

  @ParameterizedTest
  @CsvSource({"0, 24, 0.7", "0, 24, 1.4", "9, 33, 1.3", "3, 20, 0", "0, 24, 10", "6, 30, 0.4"})
  void aDayOfWrongDataDoesNotTeach(int from, int until, double factor) {
    double[] right = changed(i -> false, mw -> mw);
    double[] wrong =
        changed(i -> i >= 24 * BREAK_DAY + from && i < 24 * BREAK_DAY + until, mw -> factor * mw);

    List<BacktestHour> expected = days(right, BREAK_DAY + 3, BREAK_DAY + 8);
    List<BacktestHour> actual = days(wrong, BREAK_DAY + 3, BREAK_DAY + 8);
    for (int h = 0; h < expected.size(); h++) {
      double medianMw = expected.get(h).forecast().p50Mw();
      double p90Mw = expected.get(h).forecast().p90Mw();
      assertThat(actual.get(h).forecast().p50Mw()).isBetween(medianMw - 15, medianMw + 15);
      assertThat(actual.get(h).forecast().p90Mw()).isBetween(p90Mw - 20, p90Mw + 20);
    }
  }

  @Test
  void aChangeThatIsUndoneIsFoundBothTimes() {
    double[] load =
        changed(i -> i >= 24 * (BREAK_DAY - 20) + 7 && i < 24 * BREAK_DAY + 7, mw -> mw - 300);

    assertThat(meanErrorMw(day(load, BREAK_DAY - 10))).isBetween(-20.0, 20.0);
    assertThat(meanErrorMw(day(load, BREAK_DAY + 4))).isBetween(-20.0, 20.0);
  }

  /** It lasts long enough to be confirmed, and then fades by 50 MW a day. */
  @Test
  void aFrontThatFadesLeavesNoChangeOfLevelBehind() {
    double[] load = changed(i -> false, mw -> mw);
    for (int day = 0; day < 9; day++) {
      double more = day < 4 ? 250 : 250 - 50 * (day - 3);
      for (int h = 0; h < 24; h++) {
        load[24 * (BREAK_DAY - 20 + day) + h] += more;
      }
    }

    assertThat(meanErrorMw(day(load, BREAK_DAY - 16))).isLessThan(0);
    assertThat(meanErrorMw(day(load, BREAK_DAY))).isBetween(-40.0, 40.0);
    assertThat(meanErrorMw(day(load, BREAK_DAY + 10))).isBetween(-40.0, 40.0);
  }

  /**
   * Weather moves the load by 110 MW on one day, unevenly, so that this is no change of level.
   * Later a front of 300 MW lasts long enough to be confirmed and then passes in steps of 130 MW,
   * which are too small for changes of their own. If the change stayed, the first day without the
   * front would be forecast 280 MW too high.
   */
  @Test
  void aChangeThatWasAFrontIsTakenBackWhenItPasses() {
    double[] load = changed(i -> false, mw -> mw);
    int front = BREAK_DAY - 20;
    for (int h = 0; h < 24; h++) {
      load[24 * (front - 60) + h] += h % 2 == 0 ? 20 : 200;
      for (int day = 0; day < 7; day++) {
        double more = day < 4 ? 300 : 300 - 130 * (day - 3);
        load[24 * (front + day) + h] += Math.max(0, more);
      }
    }

    assertThat(meanErrorMw(day(load, front + 3))).isBetween(-20.0, 20.0);
    assertThat(meanErrorMw(day(load, front + 6))).isBetween(-30.0, 30.0);
    assertThat(meanErrorMw(days(load, front + 11, front + 13))).isBetween(-20.0, 20.0);
  }

  @Test
  void loadsThatTheCutHidesAreNotRead() {
    double[] one = changed(i -> i >= 24 * BREAK_DAY + 9, mw -> mw - 350);
    double[] other = changed(i -> i >= 24 * BREAK_DAY + 9, mw -> mw + 350);

    assertThat(day(one, BREAK_DAY + 1).stream().map(h -> h.forecast().p50Mw()).toList())
        .isEqualTo(day(other, BREAK_DAY + 1).stream().map(h -> h.forecast().p50Mw()).toList());
  }
}
