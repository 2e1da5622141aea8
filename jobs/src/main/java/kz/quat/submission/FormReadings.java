package kz.quat.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The readings of a form: rows of day, hour and value below their heading. */
final class FormReadings {

  /** Prefix of a fold that no column states and that follows from the order of two equal hours. */
  static final String BY_ORDER = "order:";

  private static final Pattern WITH_UNIT =
      Pattern.compile("([+-]?\\d[\\d" + Blanks.CLASS + ".,'\\u2019]*)\\s*(\\p{L}.{0,20})");
  private static final int HOUR_MINUTES = 60;
  private static final int MAX_CHARS = 60;

  /**
   * A reading with the fields of a JSON submission; null for fields that the form leaves empty.
   *
   * @param line line of the form
   * @param fault code of the reason why it is not a reading; null if it is one
   * @param faultText the offending text
   */
  record Reading(
      @Nullable String hour,
      @Nullable String value,
      @Nullable String fold,
      long line,
      @Nullable String fault,
      @Nullable String faultText) {}

  private final Grid grid;
  private final ReportColumns columns;
  private final int width;
  private final FormFields fields;
  private final List<Grid.GridRow> rows = new ArrayList<>();
  private final List<Cell> totals = new ArrayList<>();
  private final Set<String> units = new TreeSet<>();

  FormReadings(Grid grid, ReportColumns columns, int width, FormFields fields) {
    this.grid = grid;
    this.columns = columns;
    this.width = width;
    this.fields = fields;
  }

  void take(Grid.GridRow row) {
    rows.add(row);
  }

  /** Takes the cell of a total, whose number is written the way the readings' numbers are. */
  void takeTotal(Cell total) {
    totals.add(withoutUnit(total));
  }

  /** Units written next to values in their cells; complete once {@link #readings} was called. */
  Set<String> units() {
    return units;
  }

  int size() {
    return rows.size();
  }

  /** The readings in the order of the form. */
  List<Reading> readings() {
    List<Cell> values = rows.stream().map(row -> withoutUnit(value(row))).toList();
    NumberColumn numbers = numbers(values);
    HourLabels hours = hours();
    List<String> named = hours.named();
    List<Reading> readings = new ArrayList<>();
    boolean hidden = false;
    for (int i = 0; i < rows.size(); i++) {
      Grid.GridRow row = rows.get(i);
      hidden |= row.cells().stream().anyMatch(Cell::hadInvisible);
      Cell value = values.get(i);
      FormFault fault = fault(row, value, numbers, hours, i);
      readings.add(
          new Reading(
              named.get(i).isEmpty() ? null : named.get(i),
              value.isBlank() ? null : numbers.read(value),
              fold(i, named),
              row.line(),
              fault == null ? null : fault.code(),
              fault == null ? null : fault.value()));
    }
    if (hidden) {
      fields.note("invisible_removed");
    }
    return readings;
  }

  /** A total as a number, interpreted like the values; unchanged if it is not a number. */
  Cell total(Cell written) {
    List<Cell> values = rows.stream().map(row -> withoutUnit(value(row))).toList();
    Cell plain = withoutUnit(written);
    return Cell.number(numbers(values).read(plain));
  }

  private NumberColumn numbers(List<Cell> values) {
    List<Cell> all = new ArrayList<>(values);
    all.addAll(totals);
    return NumberColumn.of(all, grid.commaSeparated());
  }

  private HourLabels hours() {
    int dateColumn = columns.column(Headings.DATE);
    int hourColumn = columns.column(Headings.HOUR);
    HourLabels hours = new HourLabels(grid.date1904(), fields, columns.heading(hourHeading()));
    hours.timeCells(
        rows.stream().anyMatch(row -> Moment.isTimeCell(row.cell(hourColumn))),
        rows.stream().anyMatch(row -> Moment.isTimeCell(row.cell(dateColumn))));
    for (Grid.GridRow row : rows) {
      hours.add(row.cell(dateColumn), row.cell(hourColumn), hourColumn >= 0);
    }
    hours.decide();
    return hours;
  }

  private String hourHeading() {
    return columns.column(Headings.HOUR) >= 0 ? Headings.HOUR : Headings.DATE;
  }

  private @Nullable FormFault fault(
      Grid.GridRow row, Cell value, NumberColumn numbers, HourLabels hours, int i) {
    if (row.cells().size() > width) {
      String counts = row.cells().size() + " / " + width;
      return new FormFault("wrong_field_count", null, counts);
    }
    String problem = value(row).problem();
    if (problem != null) {
      String format = String.valueOf(value(row).format());
      String shown = format.equals(Cell.MERGED) ? value.text() : value.text() + " = " + format;
      return new FormFault(problem, "value", shown);
    }
    if (NumberColumn.hasLostDigits(value)) {
      return new FormFault("digits_lost", "value", value.text());
    }
    String unclear = numbers.unclear(value);
    if (unclear != null) {
      return new FormFault("unclear_number", "value", unclear);
    }
    if (isCutByComma(row, value)) {
      String next = row.cell(columns.column(Headings.VALUE) + 1).text();
      return new FormFault("unclear_number", "value", value.text() + "," + next);
    }
    Integer minutes = hours.intervalMinutes(i);
    if (minutes != null && (minutes > HOUR_MINUTES || HOUR_MINUTES % minutes != 0)) {
      return new FormFault("not_on_the_hour", "hour", row.cell(hourColumn()).text());
    }
    return null;
  }

  private int hourColumn() {
    return columns.column(hourHeading());
  }

  /**
   * Whether a comma between fields may have split a number: a cell of digits alone follows the
   * value, in a column that is meant for words.
   */
  private boolean isCutByComma(Grid.GridRow row, Cell value) {
    int next = columns.column(Headings.VALUE) + 1;
    boolean words =
        columns.column(Headings.NOTE) == next
            || (next < width && columns.all().values().stream().noneMatch(c -> c.column() == next));
    return grid.commaSeparated()
        && words
        && value.text().matches("[+-]?\\d+")
        && row.cell(next).text().matches("\\d{1,3}(\\.\\d+)?");
  }

  private Cell value(Grid.GridRow row) {
    return row.cell(columns.column(Headings.VALUE));
  }

  /** A value without its unit; the unit is recorded so that it can be compared. */
  private Cell withoutUnit(Cell cell) {
    String shown = cell.number() && cell.format() != null ? CellFormat.literal(cell.format()) : "";
    if (Words.isUnit(shown)) {
      addUnit(shown);
    }
    Matcher form =
        WITH_UNIT.matcher(cell.number() || cell.text().length() > MAX_CHARS ? "" : cell.text());
    if (!form.matches() || !Words.isUnit(form.group(2)) || NumberColumn.hasLostDigits(cell)) {
      return cell;
    }
    addUnit(form.group(2));
    return Cell.text(form.group(1));
  }

  private void addUnit(String written) {
    String unit = Words.unit(written);
    units.add(unit.equals(written) && !unit.matches("[kMG]Wh?") ? Words.OTHER_UNIT : unit);
  }

  /** The fold as written; if none is written, by order where an hour occurs twice in succession. */
  private @Nullable String fold(int i, List<String> hours) {
    Cell written = rows.get(i).cell(columns.column(Headings.FOLD));
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
    return BY_ORDER + (before ? "1" : "0");
  }
}
