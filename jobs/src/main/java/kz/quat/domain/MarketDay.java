package kz.quat.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * One delivery day of the power market: 24 hours, 25 where the clocks go back in it (2024-02-29 in
 * Asia/Almaty), 23 where they go forward. Hours are named by their start and numbered from 0.
 *
 * @param date the day on the market's clock
 * @param zone the market's clock
 */
public record MarketDay(LocalDate date, ZoneId zone) {

  /** First instant of the day. */
  public Instant start() {
    return date.atStartOfDay(zone).toInstant();
  }

  /** First instant after the day. */
  public Instant end() {
    return date.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** The starts of the day's hours, ascending; {@code market_hour} is the index. */
  public List<Instant> hours() {
    return Stream.iterate(
            start(), hour -> hour.isBefore(end()), hour -> hour.plus(1, ChronoUnit.HOURS))
        .toList();
  }

  /** When the night of this day is issued: the given time on the day before. */
  public Instant issuedAt(LocalTime issueTime) {
    return date.minusDays(1).atTime(issueTime).atZone(zone).toInstant();
  }
}
