package kz.quat.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Periods and deadlines, calculated by hand. */
class FilingPeriodTest {

  private static final WorkingDays CALENDAR =
      new WorkingDays(
          Set.of(day("2022-03-21"), day("2022-03-22"), day("2022-03-23"), day("2023-07-06")),
          Set.of(day("2022-03-05")));

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static FilingObligation obligation(
      String from, String regime, PeriodKind kind, int dueDays) {
    return new FilingObligation(
        day(from),
        "energy",
        regime,
        "law",
        kind,
        0,
        dueDays,
        FilingObligation.FulfilledBy.REPORTS,
        false,
        true,
        false,
        "for the test");
  }

  private static List<String> periods(String from, String until, FilingObligation... duties) {
    return FilingPeriod.of(List.of(duties), CALENDAR, day(from), day(until)).stream()
        .map(p -> p.from() + "/" + p.to() + " " + p.duty().regime() + " due " + p.dueOn())
        .toList();
  }

  @Test
  void aDeadlineOnNauryzMovesBehindTheHolidays() {
    // 20 March 2022 is a Sunday, 21 to 23 are Nauryz: the first working day is Thursday the 24th.
    assertThat(
            periods(
                "2022-02-01", "2022-03-01", obligation("2021-01-01", "a", PeriodKind.MONTH, 20)))
        .containsExactly("2022-02-01/2022-02-28 a due 2022-03-24");
  }

  @Test
  void aDeadlineOnASundayMovesToMonday() {
    // 10 July 2022.
    assertThat(
            periods(
                "2022-04-01", "2022-07-01", obligation("2020-10-13", "a", PeriodKind.QUARTER, 10)))
        .containsExactly("2022-04-01/2022-06-30 a due 2022-07-11");
  }

  @Test
  void aSaturdayThatIsWorkedIsADeadline() {
    assertThat(
            periods("2022-02-01", "2022-03-01", obligation("2021-01-01", "a", PeriodKind.MONTH, 5)))
        .containsExactly("2022-02-01/2022-02-28 a due 2022-03-05");
    assertThat(CALENDAR.onOrAfter(day("2022-03-12"))).isEqualTo("2022-03-14");
  }

  @Test
  void aRegimeOfTheSameKindCutsNoQuarterAndGovernsTheOneThatItEnds() {
    assertThat(
            periods(
                "2022-01-01",
                "2022-07-01",
                obligation("2020-10-13", "order_2020", PeriodKind.QUARTER, 10),
                obligation("2022-04-29", "order_2022", PeriodKind.QUARTER, 15)))
        .containsExactly(
            "2022-01-01/2022-03-31 order_2020 due 2022-04-11",
            "2022-04-01/2022-06-30 order_2022 due 2022-07-15");
  }

  @Test
  void aRegimeOfAnotherKindCutsTheQuarterAndNoDayIsLost() {
    assertThat(
            periods(
                "2023-04-01",
                "2023-08-01",
                obligation("2022-04-29", "order_2022", PeriodKind.QUARTER, 10),
                obligation("2023-06-04", "law_2023", PeriodKind.MONTH, 6)))
        .containsExactly(
            "2023-04-01/2023-06-03 order_2022 due 2023-07-10",
            "2023-06-04/2023-06-30 law_2023 due 2023-07-07",
            "2023-07-01/2023-07-31 law_2023 due 2023-08-07");
  }

  @Test
  void aDutyThatEndedHasNoMorePeriods() {
    assertThat(
            periods(
                "2023-01-01",
                "2023-12-31",
                obligation("2022-01-01", "a", PeriodKind.QUARTER, 10),
                obligation("2023-04-01", "b", PeriodKind.NONE, 0)))
        .containsExactly("2023-01-01/2023-03-31 a due 2023-04-10");
  }

  @Test
  void theOpenPeriodIsWholeAndTheFirstStartsWithItsDuty() {
    assertThat(
            periods("2022-01-01", "2022-11-02", obligation("2022-10-24", "a", PeriodKind.WEEK, 1)))
        .containsExactly(
            "2022-10-24/2022-10-30 a due 2022-10-31", "2022-10-31/2022-11-06 a due 2022-11-07");
    assertThat(
            periods(
                "2020-10-01", "2020-12-02", obligation("2020-10-13", "a", PeriodKind.QUARTER, 10)))
        .containsExactly("2020-10-13/2020-12-31 a due 2021-01-11");
  }

  private static FilingObligation weekly(String basis, String source) {
    return new FilingObligation(
        day("2022-01-01"),
        "x",
        "r",
        basis,
        PeriodKind.WEEK,
        0,
        1,
        FilingObligation.FulfilledBy.REPORTS,
        true,
        true,
        true,
        source);
  }

  @Test
  void aDutyOfAnUnknownBasisOrWithoutASourceIsRefused() {
    assertThatThrownBy(() -> weekly("habit", "s"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("basis is habit (must be law or practice)");
    assertThatThrownBy(() -> weekly("practice", " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("source of x of 2022-01-01 is blank");
  }

  @Test
  void aPeriodIsWholeFromItsFirstDayToTheNextOnes() {
    assertThat(PeriodKind.DAY.isWhole(day("2022-12-31"), day("2023-01-01"))).isTrue();
    assertThat(PeriodKind.MONTH.isWhole(day("2024-02-01"), day("2024-03-01"))).isTrue();
    assertThat(PeriodKind.MONTH.isWhole(day("2024-02-02"), day("2024-03-02"))).isFalse();
    assertThat(PeriodKind.QUARTER.isWhole(day("2022-10-01"), day("2023-01-01"))).isTrue();
    assertThat(PeriodKind.QUARTER.isWhole(day("2022-11-01"), day("2023-02-01"))).isFalse();
    assertThat(PeriodKind.QUARTER.isWhole(day("2022-10-01"), day("2022-12-31"))).isFalse();
  }

  @Test
  void wholeMonthsComeBeforeTheDays() {
    // The 15th of the second month after the quarter: 15 May 2022 and 15 October 2022 are days off.
    FilingObligation fee =
        new FilingObligation(
            day("2022-01-01"),
            "fee",
            "r",
            "law",
            PeriodKind.QUARTER,
            1,
            15,
            FilingObligation.FulfilledBy.FEE_DECLARATIONS,
            false,
            false,
            true,
            "for the test");
    assertThat(periods("2022-01-01", "2023-01-01", fee))
        .containsExactly(
            "2022-01-01/2022-03-31 r due 2022-05-16",
            "2022-04-01/2022-06-30 r due 2022-08-15",
            "2022-07-01/2022-09-30 r due 2022-11-15",
            "2022-10-01/2022-12-31 r due 2023-02-15");
  }
}
