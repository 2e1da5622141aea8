package kz.quat.submission;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognises rows of a table that are not readings: units, column numbers, repeated headings,
 * comments.
 */
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

  /** Whether the row's first cell that is not blank is the label of a total. */
  static boolean isTotal(Grid.GridRow row) {
    return Headings.isTotal(row.first().text());
  }

  /**
   * Whether a row is skipped and counted.
   *
   * @param first whether it is directly below the heading
   */
  boolean isNoReading(Grid.GridRow row, boolean first) {
    return isComment(row) || (first && isColumnNumbers(row)) || isHeadingAgain(row) || isUnits(row);
  }

  boolean isTimed(Grid.GridRow row) {
    return hasDigit(row.cell(columns.column(Headings.DATE)))
        || hasDigit(row.cell(columns.column(Headings.HOUR)));
  }

  /**
   * Whether a row numbers the columns (1, 2, 3 or A, B, 1, 2), as official forms do below the
   * heading.
   */
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

  /** Whether a row holds units only, as below a heading that is repeated on each page. */
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
