package kz.quat.submission;

import java.util.List;
import java.util.regex.Pattern;

/** Which rows of a table are no readings: units, numbers of columns, headings again, comments. */
final class TableRows {

  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final Pattern COLUMN_MARK = Pattern.compile("\\(?(\\d{1,2}|\\p{L})\\)?\\.?");

  private final TableLayout layout;
  private final ReportColumns columns;

  TableRows(TableLayout layout, ReportColumns columns) {
    this.layout = layout;
    this.columns = columns;
  }

  static boolean isComment(Grid.GridRow row) {
    String first = row.first().text();
    return first.startsWith("#") || first.startsWith("//");
  }

  /** Whether the first cell that is not blank names a total, in the columns of day and hour. */
  static boolean isTotal(Grid.GridRow row) {
    return Headings.isTotal(row.first().text());
  }

  /**
   * Whether a row is passed over and counted.
   *
   * @param first whether it stands right under the heading
   */
  boolean isNoReading(Grid.GridRow row, boolean first) {
    return isComment(row) || (first && isColumnNumbers(row)) || isHeadingAgain(row) || isUnits(row);
  }

  boolean isTimed(Grid.GridRow row) {
    return hasDigit(row.cell(columns.column(Headings.DATE)))
        || hasDigit(row.cell(columns.column(Headings.HOUR)));
  }

  /** 1, 2, 3 or A, B, 1, 2 under the heading, as official forms have it. */
  private static boolean isColumnNumbers(Grid.GridRow row) {
    int number = 0;
    boolean first = true;
    for (Cell cell : row.cells()) {
      if (cell.isBlank()) {
        continue;
      }
      if (!COLUMN_MARK.matcher(cell.text()).matches()) {
        return false;
      }
      String digits = cell.text().replaceAll("\\D", "");
      int here = digits.isEmpty() ? number : Integer.parseInt(digits);
      boolean follows = digits.isEmpty() ? number == 0 : here == number + 1 || (first && here <= 1);
      if (!follows) {
        return false;
      }
      number = here;
      first = false;
    }
    return row.filled() > 1 && row.filled() >= 3 - (number == 0 ? 1 : 0);
  }

  private boolean isHeadingAgain(Grid.GridRow row) {
    Cell value = row.cell(columns.column(Headings.VALUE));
    if (value.isBlank() || hasDigit(value) || isTimed(row)) {
      return false;
    }
    List<String> timed = List.of(Headings.DATE, Headings.HOUR);
    boolean named =
        layout.found().keySet().stream()
            .filter(timed::contains)
            .anyMatch(
                field -> field.equals(Headings.field(row.cell(columns.column(field)).text())));
    return named && Headings.VALUE.equals(Headings.field(value.text()));
  }

  /** Units alone, as under the heading of each page. */
  private boolean isUnits(Grid.GridRow row) {
    Cell value = row.cell(columns.column(Headings.VALUE));
    return !isTimed(row)
        && Words.isUnit(value.text())
        && row.cells().stream().allMatch(cell -> cell.isBlank() || !hasDigit(cell));
  }

  private static boolean hasDigit(Cell cell) {
    return DIGIT.matcher(cell.text()).find();
  }
}
