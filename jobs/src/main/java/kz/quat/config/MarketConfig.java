package kz.quat.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import kz.quat.domain.MarketDay;

/**
 * The market's clock.
 *
 * @param zoneId tzdb name of the trading clock
 * @param issueTime HH:mm on the day before delivery at which quotas are issued
 */
public record MarketConfig(String zoneId, String issueTime) {

  public MarketConfig {
    try {
      ZoneId.of(zoneId);
      LocalTime.parse(issueTime);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("market: " + e.getMessage(), e);
    }
  }

  /** The delivery day with this date. */
  public MarketDay day(LocalDate date) {
    return new MarketDay(date, ZoneId.of(zoneId));
  }

  /** The moment at which the quotas of a delivery day are issued. */
  public Instant issuedAt(LocalDate date) {
    return day(date).issuedAt(LocalTime.parse(issueTime));
  }
}
