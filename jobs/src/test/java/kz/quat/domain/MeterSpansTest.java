package kz.quat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import kz.quat.domain.MeterSpans.Day;
import kz.quat.domain.MeterSpans.Demand;
import kz.quat.domain.MeterSpans.Rule;
import kz.quat.domain.MeterSpans.Span;
import org.junit.jupiter.api.Test;

class MeterSpansTest {

  private static final Rule RULE = new Rule(14 * 24, 24);

  /** Readings of every hour from the first to the last, by day. */
  private static List<Day> hourly(String point, long first, long last) {
    List<Day> days = new ArrayList<>();
    for (long from = first; from <= last; from = (from / 24 + 1) * 24) {
      long to = Math.min(last, (from / 24 + 1) * 24 - 1);
      days.add(new Day(point, from, to, to - from + 1));
    }
    return days;
  }

  @SafeVarargs
  private static List<Span> spans(List<Day>... points) {
    List<Day> days = new ArrayList<>();
    for (List<Day> point : points) {
      days.addAll(point);
    }
    return MeterSpans.of(days, RULE);
  }

  private static List<Demand> demand(List<Span> spans) {
    return MeterSpans.demand(spans);
  }

  @Test
  void aReplacedMeterIsNotDemandedAfterItsLastReading() {
    List<Span> spans = spans(hourly("OLD", 0, 345), hourly("NEW", 346, 743));
    assertThat(spans)
        .containsExactly(
            new Span("NEW", 346, 744, 744, false), new Span("OLD", 0, 346, 346, false));
    assertThat(demand(spans)).containsExactly(new Demand(0, 346, 1), new Demand(346, 744, 1));
  }

  @Test
  void aNewMeterCountsFromItsFirstReading() {
    List<Span> spans = spans(hourly("OLD", 0, 345), hourly("NEW", 346, 347));
    assertThat(spans)
        .containsExactly(new Span("NEW", 346, 348, 346, true), new Span("OLD", 0, 346, 346, false));
  }

  @Test
  void aMeterAddedBesideAnotherIsRequiredFromItsFirstReading() {
    assertThat(demand(spans(hourly("A", 0, 743), hourly("B", 400, 743))))
        .containsExactly(new Demand(0, 400, 1), new Demand(400, 744, 2));
  }

  @Test
  void aMistypedPointIsQuestionedAndDemandedNowhere() {
    List<Span> spans = spans(hourly("A", 0, 743), List.of(new Day("TYPO", 100, 100, 1)));
    assertThat(spans)
        .containsExactly(new Span("A", 0, 744, 744, false), new Span("TYPO", 100, 100, 100, true));
    assertThat(demand(spans)).containsExactly(new Demand(0, 744, 1));
  }

  @Test
  void aGapIsRequiredAndALongAbsenceIsNot() {
    List<Day> gap = new ArrayList<>(hourly("B", 0, 99));
    gap.addAll(hourly("B", 200, 743));
    assertThat(demand(spans(hourly("A", 0, 743), gap))).containsExactly(new Demand(0, 744, 2));
    List<Day> away = new ArrayList<>(hourly("B", 0, 99));
    away.addAll(hourly("B", 500, 743));
    assertThat(demand(spans(hourly("A", 0, 743), away)))
        .containsExactly(new Demand(0, 100, 2), new Demand(100, 500, 1), new Demand(500, 744, 2));
  }

  @Test
  void aMeterThatIsLateIsStillDemanded() {
    assertThat(demand(spans(hourly("A", 0, 743), hourly("B", 0, 719))))
        .containsExactly(new Demand(0, 744, 2));
  }

  @Test
  void aMeterThatWasTakenOutIsNoLongerDemandedAfterAGapsLength() {
    assertThat(demand(spans(hourly("A", 0, 743), hourly("B", 0, 300))))
        .containsExactly(new Demand(0, 301, 2), new Demand(301, 744, 1));
  }

  @Test
  void noReadingsGiveNoSpans() {
    assertThat(spans()).isEmpty();
    assertThat(demand(List.of())).isEmpty();
  }
}
