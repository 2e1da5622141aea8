package kz.quat.submission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The readings of a form: rows of day, hour and value under their heading. */
final class FormReadings {

  /**
   * A reading in JSON's words; null where the form has nothing.
   *
   * @param line of the form
   */
  record Reading(@Nullable String hour, @Nullable String value, @Nullable String fold, long line) {}

  private record Row(
      @Nullable LocalDate day,
      @Nullable Integer minute,
      @Nullable String offset,
      boolean dayAlone,
      String asWritten,
      Grid.GridRow cells) {}

  private final Grid grid;
  private final TableLayout layout;
  private final FormFields fields;
  private final List<Row> rows = new ArrayList<>();
  private @Nullable LocalDate day;

  FormReadings(Grid grid, TableLayout layout, FormFields fields) {
    this.grid = grid;
    this.layout = layout;
    this.fields = fields;
  }

  /** Takes a row of the table; the day stands in it or in one above (merged cells). */
  void take(Grid.GridRow cells) {
    Cell dateCell = cells.cell(layout.column(Headings.DATE));
    Cell hourCell = cells.cell(layout.column(Headings.HOUR));
    Moment date = Moment.of(dateCell, grid.date1904());
    Moment hour = Moment.of(hourCell, grid.date1904());
    if (!dateCell.isBlank()) {
      day = date == null ? null : date.day();
    }
    String asWritten = Blanks.strip(dateCell.text() + " " + hourCell.text());
    Moment last = hourCell.isBlank() ? date : hour;
    LocalDate on = hour != null && hour.day() != null ? hour.day() : day;
    rows.add(
        new Row(
            on,
            last == null ? null : last.minute(),
            last == null ? null : last.offset(),
            isDayAlone(date, hour),
            asWritten,
            cells));
  }

  /** Whether a day without an hour stands where the hour should. */
  private boolean isDayAlone(@Nullable Moment date, @Nullable Moment hour) {
    Moment moment = layout.column(Headings.HOUR) < 0 ? date : hour;
    return moment != null && moment.day() != null && moment.minute() == null;
  }

  /** The readings in order. */
  List<Reading> readings() {
    NumberColumn numbers =
        NumberColumn.of(rows.stream().map(row -> value(row)).toList(), grid.commaSeparated());
    boolean anyMinute = rows.stream().anyMatch(row -> row.minute() != null);
    boolean ending = areEnds(anyMinute);
    List<String> hours = new ArrayList<>();
    for (Row row : rows) {
      hours.add(hour(row, anyMinute, ending));
    }
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Cell value = value(row);
      readings.add(
          new Reading(
              hours.get(i).isEmpty() ? null : hours.get(i),
              value.isBlank() ? null : numbers.read(value),
              fold(i, hours),
              row.cells().line()));
    }
    return readings;
  }

  private Cell value(Row row) {
    return row.cells().cell(layout.column(Headings.VALUE));
  }

  /** Hours from 1 to 24 are named by their end: 24 is there and 0 is not. */
  private boolean areEnds(boolean anyMinute) {
    boolean first = false;
    boolean last = false;
    for (Row row : rows) {
      Integer minute = minute(row, anyMinute);
      first |= minute != null && minute == 0;
      last |= minute != null && minute == 1440;
    }
    if (last && !first) {
      fields.note("hours_1_24");
    }
    return last && !first;
  }

  /** Among days with hours, a day alone is its midnight: a spreadsheet writes no zeros. */
  private static @Nullable Integer minute(Row row, boolean anyMinute) {
    return row.dayAlone() && anyMinute ? Integer.valueOf(0) : row.minute();
  }

  private String hour(Row row, boolean anyMinute, boolean ending) {
    Integer minute = minute(row, anyMinute);
    if (row.day() == null || minute == null || (minute == 1440 && !ending)) {
      return row.asWritten();
    }
    String offset = row.offset() != null ? row.offset() : fields.isUtc() ? "Z" : "";
    return Moment.iso(row.day(), ending ? minute - 60 : minute) + offset;
  }

  /** As written; else by order, where an hour stands twice, one right after the other. */
  private @Nullable String fold(int i, List<String> hours) {
    Cell written = rows.get(i).cells().cell(layout.column(Headings.FOLD));
    if (!written.isBlank()) {
      return written.text();
    }
    String hour = hours.get(i);
    boolean before = i > 0 && hours.get(i - 1).equals(hour);
    boolean after = i + 1 < hours.size() && hours.get(i + 1).equals(hour);
    boolean third =
        (i > 1 && hours.get(i - 2).equals(hour))
            || (i + 2 < hours.size() && hours.get(i + 2).equals(hour));
    if (before == after || third || hour.isEmpty() || fields.isUtc()) {
      return null;
    }
    fields.note("fold_by_order");
    return before ? "1" : "0";
  }
}
