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
 * @param day null if only an hour is written
 * @param minute minute of the day; null if only a day is written; 1440 for hour 24, 1500 for the
 *     25th hour of a long day
 * @param endMinute end of an interval ({@code 00:00-01:00}) as minute of the day; null if none is
 *     written
 * @param offset as written ({@code Z}, {@code +06:00}); null if none is. Negative offsets do not
 *     occur, since {@code 00:00-01:00} is an interval
 * @param drifted whether a spreadsheet's date number is slightly off the second it was meant to be
 */
record Moment(
    @Nullable LocalDate day,
    @Nullable Integer minute,
    @Nullable Integer endMinute,
    @Nullable String offset,
    boolean drifted) {

  static final int DAY_MINUTES = 1440;
  private static final int DAY_SECONDS = 86_400;
  private static final int MOST_HOURS = 25;

  /** Date numbers from 2000 to 2099; smaller numbers are hours or nonsense. */
  private static final int FIRST_SERIAL = 36_526;

  private static final int LAST_SERIAL = 73_050;
  private static final int DAYS_1904 = 1462;
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
  private static final int MAX_CHARS = 60;

  /** Greater than the error of a date number with 15 digits that was computed by adding hours. */
  private static final BigDecimal NOISE_SECONDS = new BigDecimal("0.000005");

  private static final String DAY =
      "(?:(?<iso>\\d{4}-\\d{2}-\\d{2})|(?<d>\\d{1,2})\\.(?<m>\\d{1,2})\\.(?<y>\\d{4}))(?:\\s?г\\.?)?";
  private static final String CLOCK =
      "(?<h>\\d{1,2})[:.](?<min>\\d{2})(?::(?<s>\\d{2})(?:\\.0+)?)?(?<o>Z|\\+\\d{2}:\\d{2})?"
          + "(?:\\s?[-\\u2013\\u2014]\\s?(?<eh>\\d{1,2})[:.](?<em>\\d{2}))?";
  private static final Pattern FORM =
      Pattern.compile("(?:" + DAY + ")?(?:(?:(?<=.)[T ,]\\s?)?" + CLOCK + ")?");
  private static final Pattern PLAIN_HOUR =
      Pattern.compile(
          "(\\d{1,2})(?:\\s?[-\\u2013\\u2014]\\s?(\\d{1,2}))?(?:\\s?(?:ч|час|сағ|h)\\.?)?");
  private static final Pattern DECIMAL_HOUR = Pattern.compile("(\\d{1,2})[.,](\\d)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}(?:\\.\\d{1,30})?");
  private static final Pattern FRACTION = Pattern.compile("[01]?\\.\\d{1,30}|0\\.\\d{1,30}");

  private Moment(@Nullable LocalDate day, @Nullable Integer minute) {
    this(day, minute, null, null, false);
  }

  /** Whether a number is a spreadsheet's time of day, that is, a fraction of a day. */
  static boolean isTimeCell(Cell cell) {
    return cell.number() && FRACTION.matcher(cell.text()).matches();
  }

  /**
   * Reads a cell; null if it is neither a day nor an hour.
   *
   * @param timeCells whether the column holds times of day: the number 1 is then the end of the day
   */
  static @Nullable Moment of(Cell cell, boolean date1904, boolean timeCells) {
    String text = cell.text();
    if (text.length() > MAX_CHARS || text.isEmpty()) {
      return null;
    }
    boolean serial = cell.number() && timeCells;
    Matcher hour = PLAIN_HOUR.matcher(text);
    if (!serial && hour.matches()) {
      return plainHour(hour);
    }
    Matcher decimal = DECIMAL_HOUR.matcher(text);
    if (!cell.number() && decimal.matches()) {
      // Programs write whole hours as 1.0; 0.5 may be half past midnight or noon.
      return decimal.group(2).equals("0") ? wholeHour(decimal.group(1)) : null;
    }
    if (NUMBER.matcher(text).matches() && (cell.number() || !isClock(text))) {
      return serial(new BigDecimal(text), date1904);
    }
    Matcher form = FORM.matcher(text);
    return form.matches() ? written(form) : null;
  }

  /** Whether a text such as 1.00 can be an hour of the clock. */
  private static boolean isClock(String text) {
    return text.matches("\\d{1,2}\\.\\d{2}");
  }

  private static @Nullable Moment plainHour(Matcher hour) {
    int start = Integer.parseInt(hour.group(1));
    String last = hour.group(2);
    int end = last == null ? -1 : Integer.parseInt(last);
    if (start > MOST_HOURS || end > MOST_HOURS) {
      return null;
    }
    return new Moment(null, start * 60, last == null ? null : end * 60, null, false);
  }

  /**
   * Whether a text such as 0.5 is ambiguous: half past midnight, or noon as a fraction of a day.
   */
  static boolean isPartOfHour(Cell cell) {
    Matcher decimal = DECIMAL_HOUR.matcher(cell.number() ? "" : cell.text());
    return decimal.matches() && !decimal.group(2).equals("0");
  }

  private static @Nullable Moment wholeHour(String hour) {
    int of = Integer.parseInt(hour);
    return of > MOST_HOURS ? null : new Moment(null, of * 60);
  }

  private static @Nullable Moment serial(BigDecimal number, boolean date1904) {
    BigDecimal exact = number.multiply(BigDecimal.valueOf(DAY_SECONDS));
    BigDecimal nearest = exact.setScale(0, RoundingMode.HALF_UP);
    long seconds = nearest.longValueExact();
    if (seconds % 60 != 0) {
      return null;
    }
    boolean drifted = exact.subtract(nearest).abs().compareTo(NOISE_SECONDS) > 0;
    int whole = (int) (seconds / DAY_SECONDS);
    int minute = (int) (seconds % DAY_SECONDS / 60);
    if (whole == 0 || (whole == 1 && minute == 0)) {
      return new Moment(null, whole * DAY_MINUTES + minute, null, null, drifted);
    }
    int days = date1904 ? whole + DAYS_1904 : whole;
    if (days < FIRST_SERIAL || days > LAST_SERIAL) {
      return null;
    }
    boolean dayOnly = number.stripTrailingZeros().scale() <= 0;
    return new Moment(
        SERIAL_ZERO.plusDays(days), dayOnly ? null : (Integer) minute, null, null, drifted);
  }

  private static @Nullable Moment written(Matcher form) {
    LocalDate day = day(form);
    boolean hasDay = form.group("iso") != null || form.group("d") != null;
    if (hasDay && day == null) {
      return null;
    }
    if (form.group("h") == null) {
      return day == null ? null : new Moment(day, null);
    }
    int minute = minute(form.group("h"), form.group("min"));
    int end = form.group("eh") == null ? 0 : minute(form.group("eh"), form.group("em"));
    String second = form.group("s");
    boolean whole = second == null || second.equals("00");
    return minute < 0 || end < 0 || !whole
        ? null
        : new Moment(day, minute, form.group("eh") == null ? null : end, form.group("o"), false);
  }

  /** Minute of the day, up to 1440; -1 if no clock shows it. */
  private static int minute(String hour, String minute) {
    int past = Integer.parseInt(minute);
    int of = Integer.parseInt(hour) * 60 + past;
    return past > 59 || of > DAY_MINUTES ? -1 : of;
  }

  /** The day; null if none is written or the calendar does not have it. */
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

  /** A local time in ISO 8601, to the minute. */
  static String iso(LocalDate day, int minute) {
    LocalDateTime wall = day.atStartOfDay().plusMinutes(minute);
    return wall.toString();
  }
}
