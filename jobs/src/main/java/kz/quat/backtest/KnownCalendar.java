package kz.quat.backtest;

import java.io.Serializable;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import org.apache.spark.sql.Row;

/**
 * Holidays and moved working days with the time at which each became known, so that a night of the
 * past does not know a later decree.
 */
public final class KnownCalendar implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ArrayList<Entry> entries = new ArrayList<>();

  private record Entry(LocalDate date, String kind, Instant receivedAt, String file, long line)
      implements Serializable {}

  /** Creates the calendar from versions of {@link CoreTables#CALENDAR_DAYS}. */
  public KnownCalendar(List<Row> versions) {
    for (Row row : versions) {
      entries.add(
          new Entry(
              CoreTables.CALENDAR_DATE.<Date>from(row).toLocalDate(),
              CoreTables.DAY_KIND.from(row),
              Columns.RECEIVED_AT.<Timestamp>from(row).toInstant(),
              Columns.SOURCE_FILE.from(row),
              Columns.LINE_NO.<Long>from(row)));
    }
    entries.sort(
        Comparator.comparing(Entry::receivedAt)
            .thenComparing(Entry::file)
            .thenComparing(Comparator.comparingLong(Entry::line).reversed()));
  }

  /** The calendar as far as it had arrived by this moment. */
  DayCalendar knownAt(Instant known) {
    Map<LocalDate, String> kinds = new TreeMap<>();
    for (Entry entry : entries) {
      if (!entry.receivedAt().isAfter(known)) {
        kinds.put(entry.date(), entry.kind());
      }
    }
    return DayCalendar.of(kinds);
  }
}
