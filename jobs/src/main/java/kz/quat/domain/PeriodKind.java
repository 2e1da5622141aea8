package kz.quat.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/**
 * The kind of period that a filing obligation or a stated total covers, and where such periods
 * begin in the calendar.
 */
public enum PeriodKind {
  DAY,
  /** Monday to Sunday. */
  WEEK,
  MONTH,
  QUARTER,
  /** Not a period: filed once, when a site closes. */
  CLOSING,
  /** The obligation no longer exists. */
  NONE;

  /** True if the obligation recurs with every period of the calendar. */
  public boolean recurs() {
    return this == DAY || this == WEEK || this == MONTH || this == QUARTER;
  }

  /** First day of the period that contains the day. */
  public LocalDate first(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      case CLOSING, NONE -> throw new IllegalStateException(this + " has no periods");
    };
  }

  /** First day of the next period. */
  public LocalDate next(LocalDate first) {
    return switch (this) {
      case DAY -> first.plusDays(1);
      case WEEK -> first.plusWeeks(1);
      case MONTH -> first.plusMonths(1);
      case QUARTER -> first.plusMonths(3);
      case CLOSING, NONE -> throw new IllegalStateException(this + " has no periods");
    };
  }

  /**
   * True if the days are exactly one whole period of the calendar.
   *
   * @param end the day after the last one
   */
  public boolean isWhole(LocalDate from, LocalDate end) {
    return first(from).equals(from) && next(from).equals(end);
  }
}
