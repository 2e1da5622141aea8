package kz.quat.reconciliation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The months looked at.
 *
 * @param months their first days, ascending
 * @param until first day of which nothing is expected yet: hours of the running month end there
 * @param marketZone tzdb name of the clock that cuts months and quarters
 */
public record Span(List<LocalDate> months, LocalDate until, String marketZone) {

  public Span {
    months = List.copyOf(new TreeSet<>(months.stream().map(day -> day.withDayOfMonth(1)).toList()));
  }

  /** The months of any days. */
  public static Span of(Collection<LocalDate> days, LocalDate until, String marketZone) {
    return new Span(List.copyOf(days), until, marketZone);
  }
}
