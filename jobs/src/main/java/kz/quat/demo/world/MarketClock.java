package kz.quat.demo.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * Hours of the demo, counted since 1970-01-01T00Z. The market day is that of Asia/Almaty, UTC+06:00
 * for the whole span (the change to UTC+05:00 came on 2024-03-01).
 */
public final class MarketClock {
  public static final int MARKET_OFFSET_HOURS = 6;
  public static final int HOURS_A_DAY = 24;
  private static final long SECONDS_AN_HOUR = 3600L;

  private MarketClock() {}

  /** First UTC hour of a market day. */
  public static long startHour(LocalDate marketDay) {
    return marketDay.toEpochDay() * HOURS_A_DAY - MARKET_OFFSET_HOURS;
  }

  public static long startHour(YearMonth month) {
    return startHour(month.atDay(1));
  }

  public static int hoursIn(YearMonth month) {
    return month.lengthOfMonth() * HOURS_A_DAY;
  }

  public static LocalDate marketDay(long epochHour) {
    return LocalDate.ofEpochDay(epochDay(epochHour));
  }

  public static long epochDay(long epochHour) {
    return Math.floorDiv(epochHour + MARKET_OFFSET_HOURS, (long) HOURS_A_DAY);
  }

  public static int marketHour(long epochHour) {
    return localHour(epochHour, MARKET_OFFSET_HOURS);
  }

  public static int localHour(long epochHour, int offsetHours) {
    return Math.floorMod(epochHour + offsetHours, HOURS_A_DAY);
  }

  public static Instant instant(long epochHour) {
    return Instant.ofEpochSecond(epochHour * SECONDS_AN_HOUR);
  }

  /** An hour in UTC, such as {@code 2022-12-06T12:00:00Z}. */
  public static String utcText(long epochHour) {
    return LocalDateTime.ofEpochSecond(epochHour * SECONDS_AN_HOUR, 0, ZoneOffset.UTC) + ":00Z";
  }

  /** An hour in local time at an offset, such as {@code 2022-12-06T18:00}. */
  public static String localText(long epochHour, int offsetHours) {
    long localHour = epochHour + offsetHours;
    return LocalDateTime.ofEpochSecond(localHour * SECONDS_AN_HOUR, 0, ZoneOffset.UTC).toString();
  }
}
