package kz.quat.submission;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day, an hour or both, as people and spreadsheets write them.
 *
 * @param day null where only an hour stands there
 * @param minute of the day; null where only a day stands there; 1440 where the hour is 24
 * @param offset as written ({@code Z}, {@code +06:00}); null if none is. West of Greenwich there is
 *     none here: {@code 00:00-01:00} is an interval
 */
record Moment(@Nullable LocalDate day, @Nullable Integer minute, @Nullable String offset) {

  private static final int DAY_MINUTES = 1440;
  private static final int DAY_SECONDS = 86_400;

  /** Serial days from 2000 to 2099: smaller numbers are hours or nonsense. */
  private static final int FIRST_SERIAL = 36_526;

  private static final int LAST_SERIAL = 73_050;
  private static final int DAYS_1904 = 1462;
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
  private static final int MAX_CHARS = 60;

  private static final String DAY =
      "(?:(?<iso>\\d{4}-\\d{2}-\\d{2})|(?<d>\\d{1,2})\\.(?<m>\\d{1,2})\\.(?<y>\\d{4}))(?:\\s?г\\.?)?";
  private static final String CLOCK =
      "(?<h>\\d{1,2})[:.](?<min>\\d{2})(?::(?<s>\\d{2})(?:\\.0+)?)?(?<o>Z|\\+\\d{2}:\\d{2})?"
          + "(?:\\s?[-\\u2013\\u2014]\\s?\\d{1,2}[:.]\\d{2})?";
  private static final Pattern FORM =
      Pattern.compile("(?:" + DAY + ")?(?:(?:(?<=.)[T ,]\\s?)?" + CLOCK + ")?");
  private static final Pattern PLAIN_HOUR =
      Pattern.compile(
          "(\\d{1,2})(?:\\s?[-\\u2013\\u2014]\\s?\\d{1,2})?(?:\\s?(?:ч|час|сағ|h)\\.?)?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}(?:\\.\\d{1,15})?");

  /** Reads a cell; null where it is neither a day nor an hour. */
  static @Nullable Moment of(Cell cell, boolean date1904) {
    String text = cell.text();
    if (text.length() > MAX_CHARS || text.isEmpty()) {
      return null;
    }
    Matcher hour = PLAIN_HOUR.matcher(text);
    if (hour.matches()) {
      int number = Integer.parseInt(hour.group(1));
      return number > 24 ? null : new Moment(null, number * 60, null);
    }
    if (NUMBER.matcher(text).matches()) {
      return serial(new BigDecimal(text), date1904);
    }
    Matcher form = FORM.matcher(text);
    return form.matches() ? written(form) : null;
  }

  private static @Nullable Moment serial(BigDecimal number, boolean date1904) {
    int whole = number.intValue();
    int second =
        number
            .subtract(BigDecimal.valueOf(whole))
            .multiply(BigDecimal.valueOf(DAY_SECONDS))
            .setScale(0, RoundingMode.HALF_UP)
            .intValue();
    if (second % 60 != 0) {
      return null;
    }
    if (whole == 0 || (whole == 1 && second == 0)) {
      return new Moment(null, whole * DAY_MINUTES + second / 60, null);
    }
    int days = date1904 ? whole + DAYS_1904 : whole;
    if (days < FIRST_SERIAL || days > LAST_SERIAL) {
      return null;
    }
    boolean dayOnly = number.signum() != 0 && number.stripTrailingZeros().scale() <= 0;
    return new Moment(SERIAL_ZERO.plusDays(days), dayOnly ? null : second / 60, null);
  }

  private static @Nullable Moment written(Matcher form) {
    LocalDate day = day(form);
    boolean hasDay = form.group("iso") != null || form.group("d") != null;
    if (hasDay && day == null) {
      return null;
    }
    if (form.group("h") == null) {
      return day == null ? null : new Moment(day, null, null);
    }
    int minute = Integer.parseInt(form.group("h")) * 60 + Integer.parseInt(form.group("min"));
    String second = form.group("s");
    boolean whole = second == null || second.equals("00");
    return minute > DAY_MINUTES || !whole || Integer.parseInt(form.group("min")) > 59
        ? null
        : new Moment(day, minute, form.group("o"));
  }

  /** Null where no day stands there or the calendar has none like it. */
  private static @Nullable LocalDate day(Matcher form) {
    try {
      if (form.group("iso") != null) {
        return LocalDate.parse(form.group("iso"));
      }
      return form.group("d") == null
          ? null
          : LocalDate.of(
              Integer.parseInt(form.group("y")),
              Integer.parseInt(form.group("m")),
              Integer.parseInt(form.group("d")));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The wall clock of a day and a minute in ISO 8601, to the minute. */
  static String iso(LocalDate day, int minute) {
    LocalDateTime wall = day.atStartOfDay().plusMinutes(minute);
    return wall.toString();
  }
}
