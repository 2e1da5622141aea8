package kz.quat.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When each metering point of a site counts, where the points have been named in the source {@code
 * metering_points}. A point counts from the first day of its row to the last, and its reading is
 * required throughout. If its last day is the first day of another point of the site, it was
 * replaced during that day, and a reading of either point is enough on it.
 */
public final class NamedPoints {

  private static final int SECONDS_AN_HOUR = 3600;

  private NamedPoints() {}

  /**
   * A row that is in force. If a later row replaces it, it has already been shortened.
   *
   * @param firstDay first day on which it holds
   * @param lastDay last day on which it holds; null for no end
   * @param factor readings are multiplied by this; negative for energy that leaves the site
   */
  public record Point(
      String point,
      String site,
      LocalDate firstDay,
      @Nullable LocalDate lastDay,
      BigDecimal factor) {}

  /**
   * Hours, counted from 1970-01-01T00:00Z, in which a point's readings count.
   *
   * @param until first hour that no longer counts
   * @param demandedUntil first hour in which no reading is required
   * @param answers true if a reading of this point satisfies the requirement for the site; false
   *     for a questioned point, which cannot replace another one
   */
  public record Span(
      String point,
      String site,
      long from,
      long until,
      long demandedUntil,
      BigDecimal factor,
      boolean answers) {}

  /**
   * The spans of one site's points, in the order of the rows. Rows that hold on no day are skipped.
   */
  public static List<Span> of(Collection<Point> ofSite, ZoneId marketZone) {
    List<Span> spans = new ArrayList<>();
    for (Point point : ofSite) {
      LocalDate last = point.lastDay();
      if (last != null && last.isBefore(point.firstDay())) {
        continue;
      }
      long until = last == null ? Long.MAX_VALUE : hour(last.plusDays(1), marketZone);
      boolean replaced =
          ofSite.stream()
              .anyMatch(
                  other -> !other.point().equals(point.point()) && other.firstDay().equals(last));
      spans.add(
          new Span(
              point.point(),
              point.site(),
              hour(point.firstDay(), marketZone),
              until,
              replaced && last != null ? hour(last, marketZone) : until,
              point.factor(),
              true));
    }
    return spans;
  }

  private static long hour(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toEpochSecond() / SECONDS_AN_HOUR;
  }
}
