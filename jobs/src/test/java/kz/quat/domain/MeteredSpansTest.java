package kz.quat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import kz.quat.domain.MeterSpans.Demand;
import org.junit.jupiter.api.Test;

/** Hours are counted from midnight of 1 January 2022 in Almaty. */
class MeteredSpansTest {

  private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final long ZERO = FIRST.atStartOfDay(ALMATY).toEpochSecond() / 3600;
  private static final MeterSpans.Rule RULE = new MeterSpans.Rule(14 * 24, 24);

  private static NamedPoints.Point point(String name, int firstDay, int lastDay) {
    return new NamedPoints.Point(
        name,
        "SITE",
        FIRST.plusDays(firstDay),
        lastDay < 0 ? null : FIRST.plusDays(lastDay),
        BigDecimal.ONE);
  }

  private static List<MeterSpans.Day> daily(String point, int firstDay, int lastDay) {
    List<MeterSpans.Day> days = new ArrayList<>();
    for (int day = firstDay; day <= lastDay; day++) {
      long from = ZERO + day * 24L;
      days.add(new MeterSpans.Day(point, from, from + 23, 24));
    }
    return days;
  }

  private static MeteredSpans spans(NamedPoints.Point... named) {
    return new MeteredSpans(NamedPoints.of(List.of(named), ALMATY));
  }

  private static List<String> demand(MeteredSpans spans) {
    return spans.demand().getOrDefault("SITE", List.of()).stream()
        .map(MeteredSpansTest::text)
        .toList();
  }

  private static String text(Demand wanted) {
    String until = wanted.until() == Long.MAX_VALUE ? "for ever" : "" + (wanted.until() - ZERO);
    return "%d to %s: %d".formatted(wanted.from() - ZERO, until, wanted.points());
  }

  @Test
  void aNamedPointIsRequiredFromItsFirstDayToItsLast() {
    assertThat(demand(spans(point("A", 0, 9), point("B", 10, -1))))
        .containsExactly("0 to 240: 1", "240 to for ever: 1");
  }

  @Test
  void onTheDayOfAReplacementOneReadingOfTheTwoIsEnough() {
    MeteredSpans spans = spans(point("A", 0, 10), point("B", 10, -1));
    assertThat(demand(spans)).containsExactly("0 to 240: 1", "240 to for ever: 1");
    assertThat(spans.spans())
        .as("the old one's readings count until the day's end")
        .anySatisfy(span -> assertThat(span.until() - ZERO).isEqualTo(264));
  }

  @Test
  void beforeTheFirstNamedDayTheReadingsThemselvesSayIt() {
    MeteredSpans spans = spans(point("B", 20, -1));
    List<MeterSpans.Day> days = daily("A", 0, 19);
    days.addAll(daily("B", 20, 30));
    spans.add("SITE", days, RULE);
    assertThat(demand(spans)).containsExactlyInAnyOrder("0 to 480: 1", "480 to for ever: 1");
    assertThat(spans.unnamedPoints()).isZero();
  }

  @Test
  void aPointThatIsNotNamedWhereOthersAreCountsNowhereAndIsReported() {
    MeteredSpans spans = spans(point("A", 0, -1));
    List<MeterSpans.Day> days = daily("A", 0, 30);
    days.addAll(daily("TYPO", 5, 20));
    spans.add("SITE", days, RULE);
    assertThat(demand(spans)).containsExactly("0 to for ever: 1");
    assertThat(spans.spans()).extracting(NamedPoints.Span::point).containsExactly("A");
    assertThat(spans.unnamedPoints()).isEqualTo(1);
    assertThat(spans.questionedPoints()).isZero();
  }

  @Test
  void aRowThatALaterOneReplacedBeforeItBeganHoldsOnNoDay() {
    assertThat(NamedPoints.of(List.of(point("A", 5, 4)), ALMATY)).isEmpty();
  }
}
