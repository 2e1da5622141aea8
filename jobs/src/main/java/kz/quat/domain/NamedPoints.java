package kz.quat.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When each metering point of a site counts, where somebody has named the points: from a row's
 * first day to its last, and all of that time its reading is demanded. A point whose last day is
 * the first day of another one of its site was replaced within that day: on it one reading of the
 * two is enough.
 */
public final class NamedPoints {

  private static final int SECONDS_AN_HOUR = 3600;

  private NamedPoints() {}

  /**
   * A row as it is in force: what replaces it later has already shortened it.
   *
   * @param firstDay first day on which it holds
   * @param lastDay last day on which it holds; null for no end
   * @param factor what a reading is multiplied by; below 0 for energy that leaves the site
   */
  public record Point(
      String point,
      String site,
      LocalDate firstDay,
      @Nullable LocalDate lastDay,
      BigDecimal factor) {}

  /**
   * Hours from 1970 in which a point's readings count.
   *
   * @param until first hour that no longer counts
   * @param demandedUntil first hour in which no reading is demanded
   * @param answers whether a reading is the one that is demanded of the site; not of a point that
   *     is questioned, which stands in for no other
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
   * The spans of one site's points, in the order of the rows; rows that hold on no day are left.
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
