package kz.quat.reconciliation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The months to derive.
 *
 * @param months their first days, ascending
 * @param until first day for which nothing is expected yet; the hours of the running month end
 *     there
 * @param marketZone tzdb name of the zone by which months and quarters are delimited
 */
public record Span(List<LocalDate> months, LocalDate until, String marketZone) {

  public Span {
    months = List.copyOf(new TreeSet<>(months.stream().map(day -> day.withDayOfMonth(1)).toList()));
  }

  /** The months that contain the given days. */
  public static Span of(Collection<LocalDate> days, LocalDate until, String marketZone) {
    return new Span(List.copyOf(days), until, marketZone);
  }
}
