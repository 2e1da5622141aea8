package kz.quat.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.quat.demo.landing.Delivery;
import kz.quat.demo.world.DemoOptions;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final Instant ISSUE = Instant.parse("2022-12-06T02:00:00Z");

  @Test
  void historyComesByMonthAndThenByDay() {
    List<Delivery> measured = Delivery.measured(DemoOptions.standard());
    assertThat(measured).hasSize(11 + 69);
    assertThat(measured.get(0))
        .isEqualTo(
            new Delivery(
                "2021-11",
                LocalDate.of(2021, 11, 1),
                LocalDate.of(2021, 11, 30),
                Instant.parse("2021-12-01T00:30:00Z")));
    assertThat(measured.get(79))
        .isEqualTo(
            new Delivery(
                "2022-12-08",
                LocalDate.of(2022, 12, 8),
                LocalDate.of(2022, 12, 8),
                Instant.parse("2022-12-09T00:30:00Z")));
  }

  @Test
  void daysFollowEachOtherWithoutGapOrOverlap() {
    for (List<Delivery> deliveries :
        List.of(Delivery.measured(Reference.HALF_YEAR), Delivery.dayAhead(Reference.HALF_YEAR))) {
      LocalDate next = Reference.HALF_YEAR.from();
      for (Delivery delivery : deliveries) {
        assertThat(delivery.from()).isEqualTo(next);
        next = delivery.to().plusDays(1);
      }
    }
  }

  @Test
  void nightOfTheRecordKnowsTheDayBeforeYesterdayAndThePlan() {
    assertThat(
            Delivery.measured(DemoOptions.standard()).stream()
                .filter(delivery -> delivery.received().isBefore(ISSUE))
                .map(Delivery::to)
                .max(LocalDate::compareTo))
        .contains(LocalDate.of(2022, 12, 5));
    assertThat(
            Delivery.dayAhead(DemoOptions.standard()).stream()
                .filter(delivery -> delivery.received().isBefore(ISSUE))
                .map(Delivery::to)
                .max(LocalDate::compareTo))
        .contains(LocalDate.of(2022, 12, 7));
  }

  @Test
  void spanOutsideTheReferenceIsRefused() {
    LocalDate day = LocalDate.of(2022, 12, 8);
    assertThatThrownBy(() -> new DemoOptions(1L, LocalDate.of(2021, 10, 31), day))
        .hasMessageContaining("Invalid demo span 2021-10-31..2022-12-08");
    assertThatThrownBy(() -> new DemoOptions(1L, day, day.minusDays(1)))
        .hasMessageContaining("from <= to");
  }
}
