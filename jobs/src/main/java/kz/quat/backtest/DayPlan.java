package kz.quat.backtest;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import kz.quat.config.MarketConfig;
import kz.quat.domain.MarketDay;
import kz.quat.domain.UserErrorException;

/**
 * A past delivery day and the moment at which its night was issued.
 *
 * @param issuedAt what arrived later was unknown to that night
 * @param firstHour start of the day
 * @param hours number of hours of the day
 */
public record DayPlan(LocalDate date, Instant issuedAt, Instant firstHour, int hours)
    implements Serializable {

  private static final int MOST_DAYS = 3_700;

  /**
   * The days of a span, including both ends.
   *
   * @throws UserErrorException (usage) if the span is empty or longer than ten years
   */
  public static List<DayPlan> span(LocalDate from, LocalDate to, MarketConfig market) {
    if (to.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(to)) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          "Invalid --to: %s (must be from %s on, at most %d days)".formatted(to, from, MOST_DAYS));
    }
    return Stream.iterate(from, day -> !day.isAfter(to), day -> day.plusDays(1))
        .map(day -> of(day, market))
        .toList();
  }

  private static DayPlan of(LocalDate day, MarketConfig market) {
    MarketDay marketDay = market.day(day);
    return new DayPlan(day, market.issuedAt(day), marketDay.start(), marketDay.hours().size());
  }

  /** First instant after the day. */
  Instant end() {
    return firstHour.plusSeconds(3600L * hours);
  }
}
