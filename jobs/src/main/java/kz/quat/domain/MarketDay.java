package kz.quat.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * One delivery day of the power market: 24 hours, or 25 if the clocks go back during it (2024-02-29
 * in Asia/Almaty), or 23 if they go forward. An hour is named by its start; hours are numbered from
 * 0.
 *
 * @param date the day on the market's clock
 * @param zone the market's time zone
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

  /** The starts of the day's hours in ascending order; the index is the {@code market_hour}. */
  public List<Instant> hours() {
    Instant end = end();
    return Stream.iterate(
            start(), hour -> hour.isBefore(end), hour -> hour.plus(1, ChronoUnit.HOURS))
        .toList();
  }

  /** The moment at which the quotas of this day are issued: the given time on the day before. */
  public Instant issuedAt(LocalTime issueTime) {
    return date.minusDays(1).atTime(issueTime).atZone(zone).toInstant();
  }
}
