package kz.quat.forecast.backtest;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import kz.quat.forecast.history.ForecastTask;

/**
 * Which days are forecast again, and what was known.
 *
 * @param from the first delivery day, local
 * @param to the last delivery day, local, inclusive
 * @param zone by whose clock days and the issue are told
 * @param issueTime on the day before
 * @param delay how long after its start an hour's load is known: with 2 h and an issue at 10:00 the
 *     hours that start at or before 08:00 are known
 */
public record BacktestPlan(
    LocalDate from, LocalDate to, ZoneId zone, LocalTime issueTime, Duration delay) {
  /** Two hours: how late readings arrive in the published back-tests. */
  public static final Duration USUAL_DELAY = Duration.ofHours(2);

  private static final int MAX_DAYS = 36_600;

  /** Refuses a plan without days, or one that reads hours before they are over. */
  public BacktestPlan {
    if (to.isBefore(from) || to.toEpochDay() - from.toEpochDay() >= MAX_DAYS) {
      throw new IllegalArgumentException(
          "Invalid to: " + to + " (must be from " + from + " on, at most " + MAX_DAYS + " days)");
    }
    if (delay.compareTo(Duration.ofHours(1)) < 0 || delay.compareTo(Duration.ofDays(30)) > 0) {
      throw new IllegalArgumentException("Invalid delay: " + delay + " (must be 1 h to 30 days)");
    }
  }

  /** The task of a day. */
  public ForecastTask task(LocalDate day) {
    return ForecastTask.ofDay(day, zone, issueTime, delay);
  }
}
