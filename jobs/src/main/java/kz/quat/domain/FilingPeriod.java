package kz.quat.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One period of a recurring filing obligation.
 *
 * @param duty the obligation in force on the period's last day, which governs the period
 * @param from first day, on the site's own clock
 * @param to last day
 * @param dueOn last day on which a filing is in time
 */
public record FilingPeriod(FilingObligation duty, LocalDate from, LocalDate to, LocalDate dueOn) {

  /**
   * A stretch of days in which an obligation keeps the same kind of period.
   *
   * @param end exclusive
   */
  private record Span(PeriodKind kind, LocalDate start, LocalDate end) {}

  /**
   * The periods of every recurring obligation that end on or after {@code from} and start before
   * {@code until}. A new regime with the same kind of period does not cut the current period. One
   * with another kind of period cuts it at the day on which the regime starts, so that every day
   * belongs to exactly one period of an obligation. A period that is cut is due when the whole
   * period would have been.
   */
  public static List<FilingPeriod> of(
      List<FilingObligation> duties, WorkingDays calendar, LocalDate from, LocalDate until) {
    Map<String, List<FilingObligation>> byDuty = new TreeMap<>();
    duties.stream()
        .sorted(Comparator.comparing(FilingObligation::validFrom))
        .forEach(duty -> byDuty.computeIfAbsent(duty.duty(), d -> new ArrayList<>()).add(duty));
    List<FilingPeriod> periods = new ArrayList<>();
    for (List<FilingObligation> entries : byDuty.values()) {
      for (Span span : spans(entries, until)) {
        periods.addAll(of(span, entries, calendar, from));
      }
    }
    return periods;
  }

  private static List<Span> spans(List<FilingObligation> entries, LocalDate until) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      FilingObligation entry = entries.get(i);
      boolean goesOn = i > 0 && entries.get(i - 1).period() == entry.period();
      LocalDate start = goesOn ? spans.remove(spans.size() - 1).start() : entry.validFrom();
      LocalDate end = i + 1 < entries.size() ? entries.get(i + 1).validFrom() : LocalDate.MAX;
      spans.add(new Span(entry.period(), start, end));
    }
    return spans.stream()
        .filter(span -> span.kind().recurs() && span.start().isBefore(until))
        .map(
            span ->
                new Span(
                    span.kind(),
                    span.start(),
                    span.end().isBefore(until) ? span.end() : lastEnd(span.kind(), span, until)))
        .toList();
  }

  /**
   * The end of the period that contains {@code until}, or of the span if the obligation changes
   * before.
   */
  private static LocalDate lastEnd(PeriodKind kind, Span span, LocalDate until) {
    LocalDate end = kind.next(kind.first(until.minusDays(1)));
    return span.end().isBefore(end) ? span.end() : end;
  }

  private static List<FilingPeriod> of(
      Span span, List<FilingObligation> entries, WorkingDays calendar, LocalDate from) {
    LocalDate earliest = from.isAfter(span.start()) ? from : span.start();
    List<FilingPeriod> periods = new ArrayList<>();
    LocalDate first = span.kind().first(earliest);
    while (first.isBefore(span.end())) {
      LocalDate next = span.kind().next(first);
      LocalDate to = (next.isBefore(span.end()) ? next : span.end()).minusDays(1);
      FilingObligation duty = EffectiveDated.inForce(entries, to).orElseThrow();
      LocalDate start = first.isBefore(span.start()) ? span.start() : first;
      LocalDate due = calendar.onOrAfter(duty.dueAfter(next.minusDays(1)));
      periods.add(new FilingPeriod(duty, start, to, due));
      first = next;
    }
    return periods;
  }
}
