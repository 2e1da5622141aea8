package kz.quat.forecast.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * What is to be forecast and from what: the UTC hours of the delivery day, and the moment of issue.
 *
 * @param issuedAt when the forecast is issued; before the first hour of the delivery day
 * @param knownBefore loads of hours that start at or after this are never read, even if they are
 *     present; at most the issue time, earlier if measurements arrive with a delay
 * @param firstHour start of the first delivery hour, a whole UTC hour
 * @param hours number of delivery hours, 1 … 48 (24; 23 or 25 when the clock changes)
 */
public record ForecastTask(Instant issuedAt, Instant knownBefore, Instant firstHour, int hours) {
  /**
   * Throws {@link IllegalArgumentException} for a task about the past, or one that would read what
   * is unknown at its issue.
   */
  public ForecastTask {
    if (!firstHour.equals(firstHour.truncatedTo(ChronoUnit.HOURS))) {
      throw new IllegalArgumentException(
          "Invalid first_hour: " + firstHour + " (must be a whole UTC hour)");
    }
    if (hours < 1 || hours > 48) {
      throw new IllegalArgumentException("Invalid hours: " + hours + " (must be 1 to 48)");
    }
    if (issuedAt.isAfter(firstHour)) {
      throw new IllegalArgumentException(
          "Invalid issued_at: "
              + issuedAt
              + " (must not be after the first hour, "
              + firstHour
              + ")");
    }
    if (knownBefore.isAfter(issuedAt)) {
      throw new IllegalArgumentException(
          "Invalid known_before: "
              + knownBefore
              + " (must not be after the issue, "
              + issuedAt
              + ")");
    }
  }

  /**
   * The task of a delivery day: all its hours in the zone (25 or 23 when the clock changes), issued
   * at a wall-clock time on the day before.
   *
   * @param delay how long after its start an hour's load becomes known, at least an hour; with 2 h
   *     and an issue at 10:00, the hours that start at or before 08:00 are known
   */
  public static ForecastTask ofDay(
      LocalDate day, ZoneId zone, LocalTime issueTime, Duration delay) {
    Instant first = wholeHour(day.atStartOfDay(zone).toInstant());
    Instant end = wholeHour(day.plusDays(1).atStartOfDay(zone).toInstant());
    Instant issued = day.minusDays(1).atTime(issueTime).atZone(zone).toInstant();
    Instant lastKnown = wholeHour(issued.minus(delay));
    return new ForecastTask(
        issued,
        lastKnown.plus(1, ChronoUnit.HOURS),
        first,
        (int) ChronoUnit.HOURS.between(first, end));
  }

  /** The start of a delivery hour, 0 … hours − 1. */
  public Instant hour(int index) {
    return firstHour.plus(index, ChronoUnit.HOURS);
  }

  private static Instant wholeHour(Instant instant) {
    return instant.truncatedTo(ChronoUnit.HOURS);
  }
}
