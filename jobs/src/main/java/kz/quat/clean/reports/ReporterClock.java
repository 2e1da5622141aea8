package kz.quat.clean.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.quat.clean.values.RejectReason;
import org.jspecify.annotations.Nullable;

/**
 * Parses times as reporters write them: UTC with Z, or the site's own clock with or without its
 * offset. For an hour that occurs twice without an offset, {@code fold} says which is meant (0 the
 * first, 1 the second).
 *
 * @param utc true where the report says {@code utc}
 * @param zone the site's clock
 */
record ReporterClock(boolean utc, ZoneId zone) {

  private static final ReporterClock UTC = new ReporterClock(true, ZoneOffset.UTC);
  private static final int LONG_DAY_HOURS = 25;
  private static final Pattern HOUR_OF_DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})#(\\d{1,2})");
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,6})?)?)(Z|[+-]\\d{2}:\\d{2})?");

  /**
   * A parsed time.
   *
   * @param instant null where the text is not a time
   * @param fault the rule that the text breaks; null if none
   */
  record Reading(@Nullable Instant instant, @Nullable RejectReason fault) {}

  /** Parses ISO 8601 with Z; null if the text has another form. */
  static @Nullable Instant utc(@Nullable String text) {
    return UTC.read(text, null).instant();
  }

  /** Parses a text; null is not a time. */
  Reading read(@Nullable String text, @Nullable String fold) {
    return read(text, fold, 0);
  }

  /**
   * Parses a text that may name an interval by its end.
   *
   * @param shiftMinutes length of that interval; 0 where it is named by its start
   */
  Reading read(@Nullable String text, @Nullable String fold, int shiftMinutes) {
    Matcher ofDay = HOUR_OF_DAY.matcher(text == null ? "" : text);
    if (ofDay.matches() && !utc) {
      return hourOfDay(ofDay.group(1), Integer.parseInt(ofDay.group(2)));
    }
    Matcher form = FORM.matcher(text == null ? "" : text);
    if (!form.matches() || (utc && !"Z".equals(form.group(2)))) {
      return new Reading(null, RejectReason.BAD_TIMESTAMP);
    }
    try {
      LocalDateTime label = LocalDateTime.parse(form.group(1));
      LocalDateTime wall = label.minusMinutes(shiftMinutes);
      if (utc) {
        return new Reading(wall.toInstant(ZoneOffset.UTC), null);
      }
      return form.group(2) == null
          ? onClock(wall, plain(fold))
          : withOffset(label, form.group(2), shiftMinutes);
    } catch (DateTimeParseException e) {
      return new Reading(null, RejectReason.BAD_TIMESTAMP);
    }
  }

  /**
   * A fold that a form implies by the order of its rows ({@code order:0}) is treated like a stated
   * one.
   */
  private static @Nullable String plain(@Nullable String fold) {
    return fold == null ? null : fold.substring(fold.indexOf(':') + 1);
  }

  /** True if the clock shows this hour twice. */
  boolean isRepeated(Instant start) {
    return zone.getRules().getValidOffsets(LocalDateTime.ofInstant(start, zone)).size() > 1;
  }

  /** An hour of a 25-hour day, numbered from 1. */
  private Reading hourOfDay(String day, int number) {
    try {
      Instant start = LocalDate.parse(day).atStartOfDay(zone).toInstant();
      Instant end = LocalDate.parse(day).plusDays(1).atStartOfDay(zone).toInstant();
      Instant hour = start.plus(Duration.ofHours(number - 1L));
      boolean isLong = Duration.between(start, end).toHours() == LONG_DAY_HOURS;
      return new Reading(hour, isLong ? null : RejectReason.UNCLEAR_HOURS);
    } catch (DateTimeParseException e) {
      return new Reading(null, RejectReason.BAD_TIMESTAMP);
    }
  }

  private Reading withOffset(LocalDateTime wall, String offset, int shiftMinutes) {
    Instant instant = OffsetDateTime.parse(wall + offset).toInstant();
    boolean isClocks = LocalDateTime.ofInstant(instant, zone).equals(wall);
    return new Reading(
        instant.minus(Duration.ofMinutes(shiftMinutes)),
        isClocks ? null : RejectReason.WRONG_OFFSET);
  }

  private Reading onClock(LocalDateTime wall, @Nullable String fold) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wall);
    if (offsets.isEmpty()) {
      return new Reading(wall.atZone(zone).toInstant(), RejectReason.NONEXISTENT_LOCAL_HOUR);
    }
    Instant first = wall.toInstant(offsets.get(0));
    if (offsets.size() == 1 || "0".equals(fold)) {
      return new Reading(first, null);
    }
    if ("1".equals(fold)) {
      return new Reading(wall.toInstant(offsets.get(1)), null);
    }
    return new Reading(first, RejectReason.AMBIGUOUS_LOCAL_HOUR);
  }
}
