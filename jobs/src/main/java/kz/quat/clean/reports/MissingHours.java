package kz.quat.clean.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The hours of a period for which a report has no reading.
 *
 * @param count how many
 * @param listed the count, followed by the missing hours on the report's clock; of consecutive
 *     hours the first and the last
 */
record MissingHours(long count, String listed) {

  private static final int SHOWN = 12;
  private static final long MOST_HOURS = 20_000;

  /** Compares a period with the hours of a report. */
  static MissingHours of(ReportForm.Head head, Set<Instant> hours) {
    Instant from = head.periodStart();
    Instant to = head.periodEnd();
    if (from == null || to == null) {
      return new MissingHours(0, "");
    }
    long expected = Duration.between(from, to).toHours();
    long count = Math.max(0, expected - hours.size());
    if (count == 0 || expected > MOST_HOURS) {
      return new MissingHours(count, Long.toString(count));
    }
    List<String> rows = new ArrayList<>();
    Instant first = null;
    Instant last = from;
    for (Instant at = from.truncatedTo(ChronoUnit.HOURS);
        at.isBefore(to);
        at = at.plus(1, ChronoUnit.HOURS)) {
      if (!hours.contains(at)) {
        first = first == null ? at : first;
        last = at;
      } else if (first != null) {
        rows.add(row(head, first, last));
        first = null;
      }
    }
    if (first != null) {
      rows.add(row(head, first, last));
    }
    String more = rows.size() > SHOWN ? ", …" : "";
    return new MissingHours(
        count,
        count + ": " + String.join(", ", rows.subList(0, Math.min(SHOWN, rows.size()))) + more);
  }

  private static String row(ReportForm.Head head, Instant first, Instant last) {
    String start = local(head, first);
    return first.equals(last) ? start : start + " – " + local(head, last);
  }

  private static String local(ReportForm.Head head, Instant at) {
    return LocalDateTime.ofInstant(at, head.clock().zone()).toString();
  }
}
