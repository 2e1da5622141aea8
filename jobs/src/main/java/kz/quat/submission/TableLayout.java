package kz.quat.submission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the table of readings stands in a grid: its heading is one row, or two where cells of the
 * upper one are merged over several columns.
 *
 * @param firstRow index of the heading's first row
 * @param rowAfter index of the row after the heading
 * @param columns column of each field, a document's own fields too where they are columns
 * @param headings the heading over each of these columns, as written
 */
record TableLayout(
    int firstRow, int rowAfter, Map<String, Integer> columns, Map<String, String> headings) {

  private static final int MAX_ROWS_ABOVE = 200;

  /** Null where no row heads a table of readings. */
  static @Nullable TableLayout find(Grid grid) {
    List<Grid.GridRow> rows = grid.rows();
    for (int i = 0; i < Math.min(rows.size(), MAX_ROWS_ABOVE); i++) {
      TableLayout one = of(i, i + 1, null, rows.get(i));
      if (one != null) {
        return one;
      }
      if (i + 1 < rows.size()) {
        TableLayout two = of(i, i + 2, rows.get(i), rows.get(i + 1));
        if (two != null && !isWhole(rows.get(i + 1))) {
          return two;
        }
      }
    }
    return null;
  }

  int column(String field) {
    return columns.getOrDefault(field, -1);
  }

  /** Whether a heading of one row does without the row above. */
  private static boolean isWhole(Grid.GridRow row) {
    return of(0, 1, null, row) != null;
  }

  private static @Nullable TableLayout of(
      int first, int after, Grid.@Nullable GridRow upper, Grid.GridRow lower) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    Map<String, String> headings = new LinkedHashMap<>();
    String over = "";
    int above = upper == null ? 0 : upper.cells().size();
    int width = Math.max(above, lower.cells().size());
    for (int c = 0; c < width; c++) {
      over = upper == null || upper.cell(c).isBlank() ? over : upper.cell(c).text();
      String own = lower.cell(c).text();
      String field = Headings.field(own);
      if (field == null && upper != null) {
        field = Headings.field(over);
      }
      if (field != null && columns.putIfAbsent(field, c) == null) {
        headings.put(field, upper == null ? own : over + ", " + own);
      }
    }
    boolean isTable =
        columns.containsKey(Headings.VALUE)
            && (columns.containsKey(Headings.HOUR) || columns.containsKey(Headings.DATE));
    return isTable ? new TableLayout(first, after, columns, headings) : null;
  }
}
