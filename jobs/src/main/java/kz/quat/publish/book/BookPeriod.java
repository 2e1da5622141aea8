package kz.quat.publish.book;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.quat.domain.UserErrorException;

/**
 * The period of a book: a month or a quarter of the market's calendar.
 *
 * @param id as it was asked for: {@code 2022-12} or {@code 2022-Q4}
 * @param from first market day
 * @param until first market day after it
 */
public record BookPeriod(String id, LocalDate from, LocalDate until) {

  private static final Pattern QUARTER = Pattern.compile("(20\\d{2})-?[Qq]([1-4])");
  private static final Pattern MONTH = Pattern.compile("(20\\d{2})-(0[1-9]|1[0-2])");
  private static final int MONTHS_A_QUARTER = 3;

  /**
   * Reads {@code 2022-Q4} or {@code 2022-12}.
   *
   * @throws UserErrorException (usage) where it is neither
   */
  public static BookPeriod of(String text) {
    Matcher quarter = QUARTER.matcher(text);
    if (quarter.matches()) {
      int month = (Integer.parseInt(quarter.group(2)) - 1) * MONTHS_A_QUARTER + 1;
      YearMonth first = YearMonth.of(Integer.parseInt(quarter.group(1)), month);
      return of(quarter.group(1) + "-Q" + quarter.group(2), first, MONTHS_A_QUARTER);
    }
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      return of(text, YearMonth.parse(text), 1);
    }
    throw new UserErrorException(
        UserErrorException.Kind.USAGE,
        "Invalid period: " + text + " (must be a quarter like 2022-Q4 or a month like 2022-12)");
  }

  private static BookPeriod of(String id, YearMonth first, int months) {
    return new BookPeriod(id, first.atDay(1), first.plusMonths(months).atDay(1));
  }

  /** The quarter in which the period lies: fees are owed by quarters. */
  public String quarter() {
    return from.getYear() + "-Q" + ((from.getMonthValue() - 1) / MONTHS_A_QUARTER + 1);
  }

  /** Whether it is a quarter. */
  public boolean isQuarter() {
    return id.equals(quarter());
  }

  /** Last market day. */
  public LocalDate last() {
    return until.minusDays(1);
  }

  /** Hours of the period by the market's clock, which keeps no summer time. */
  public long hours() {
    return 24 * (until.toEpochDay() - from.toEpochDay());
  }
}
