package kz.quat.forecast.backtest;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import kz.quat.forecast.history.ForecastTask;

/**
 * Which days are forecast again, and what was known at the time.
 *
 * @param from the first delivery day, local
 * @param to the last delivery day, local, inclusive
 * @param zone the time zone of the days and of the issue time
 * @param issueTime time of issue on the day before delivery
 * @param delay how long after its start an hour's load becomes known: with 2 h and an issue at
 *     10:00, the hours that start at or before 08:00 are known
 */
public record BacktestPlan(
    LocalDate from, LocalDate to, ZoneId zone, LocalTime issueTime, Duration delay) {
  /** Two hours: the delay of readings that the published back-tests assume. */
  public static final Duration USUAL_DELAY = Duration.ofHours(2);

  private static final int MAX_DAYS = 36_600;

  /**
   * Throws {@link IllegalArgumentException} for a plan without days, or one that would read hours
   * before they have ended.
   */
  public BacktestPlan {
    if (to.isBefore(from) || to.toEpochDay() - from.toEpochDay() >= MAX_DAYS) {
      throw new IllegalArgumentException(
          "Invalid to: " + to + " (must be from " + from + " on, at most " + MAX_DAYS + " days)");
    }
    if (delay.compareTo(Duration.ofHours(1)) < 0 || delay.compareTo(Duration.ofDays(30)) > 0) {
      throw new IllegalArgumentException("Invalid delay: " + delay + " (must be 1 h to 30 days)");
    }
  }

  /** The forecast task of a day. */
  public ForecastTask task(LocalDate day) {
    return ForecastTask.ofDay(day, zone, issueTime, delay);
  }
}
