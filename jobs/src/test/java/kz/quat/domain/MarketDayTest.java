package kz.quat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MarketDayTest {

  private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

  @Test
  void aDayHasTwentyFourHoursNamedByTheirStart() {
    MarketDay day = new MarketDay(LocalDate.of(2022, 12, 7), ALMATY);
    assertThat(day.start()).isEqualTo(Instant.parse("2022-12-06T18:00:00Z"));
    assertThat(day.end()).isEqualTo(Instant.parse("2022-12-07T18:00:00Z"));
    assertThat(day.hours())
        .hasSize(24)
        .startsWith(Instant.parse("2022-12-06T18:00:00Z"))
        .endsWith(Instant.parse("2022-12-07T17:00:00Z"));
  }

  @Test
  void theDayOfTheClockChangeHasTwentyFive() {
    assertThat(new MarketDay(LocalDate.of(2024, 2, 29), ALMATY).hours()).hasSize(25);
    assertThat(new MarketDay(LocalDate.of(2024, 3, 31), ZoneId.of("Europe/Berlin")).hours())
        .hasSize(23);
  }

  @Test
  void theNightIsIssuedOnTheDayBefore() {
    MarketDay day = new MarketDay(LocalDate.of(2022, 12, 7), ALMATY);
    assertThat(day.issuedAt(LocalTime.of(8, 0))).isEqualTo(Instant.parse("2022-12-06T02:00:00Z"));
  }
}
