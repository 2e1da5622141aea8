package kz.quat.clean;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as a reporter writes them: UTC with Z, or the site's own clock with or without its offset;
 * in a repeated hour without offset, {@code fold} says which (0 the first, 1 the second).
 *
 * @param utc true where the report says {@code utc}
 * @param zone the site's clock
 */
record ReporterClock(boolean utc, ZoneId zone) {

  private static final ReporterClock UTC = new ReporterClock(true, ZoneOffset.UTC);
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,6})?)?)(Z|[+-]\\d{2}:\\d{2})?");

  /**
   * A time as read.
   *
   * @param instant null where the text is no time
   * @param fault the rule that the text breaks; null if none
   */
  record Reading(@Nullable Instant instant, @Nullable RejectReason fault) {}

  /** ISO 8601 with Z; null if it is not. */
  static @Nullable Instant utc(@Nullable String text) {
    return UTC.read(text, null).instant();
  }

  /** Reads a text; a missing one is no time. */
  Reading read(@Nullable String text, @Nullable String fold) {
    Matcher form = FORM.matcher(text == null ? "" : text);
    if (!form.matches() || (utc && !"Z".equals(form.group(2)))) {
      return new Reading(null, RejectReason.BAD_TIMESTAMP);
    }
    try {
      LocalDateTime wall = LocalDateTime.parse(form.group(1));
      if (utc) {
        return new Reading(wall.toInstant(ZoneOffset.UTC), null);
      }
      return form.group(2) == null ? onClock(wall, fold) : withOffset(wall, form.group(2));
    } catch (DateTimeParseException e) {
      return new Reading(null, RejectReason.BAD_TIMESTAMP);
    }
  }

  private Reading withOffset(LocalDateTime wall, String offset) {
    Instant instant = OffsetDateTime.parse(wall + offset).toInstant();
    boolean isClocks = LocalDateTime.ofInstant(instant, zone).equals(wall);
    return new Reading(instant, isClocks ? null : RejectReason.WRONG_OFFSET);
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
