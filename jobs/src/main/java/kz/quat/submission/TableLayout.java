package kz.quat.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The position of a table of readings in a grid. Its heading is one row, or two if cells of the
 * upper one are merged over several columns; a further row may hold units or feeds.
 *
 * @param firstRow index of the heading's first row
 * @param rowAfter index of the row after the heading
 * @param width width of the heading in columns
 * @param found columns that match each field, including fields of the whole document
 */
record TableLayout(int firstRow, int rowAfter, int width, Map<String, List<ColumnHeading>> found) {

  private static final int MAX_ROWS_ABOVE = 200;
  private static final int WIDE_HOURS = 12;
  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  /**
   * A column and its heading.
   *
   * @param text the heading; the field it belongs to is the key of {@code found}, also for a column
   *     that only resembles consumption
   */
  record ColumnHeading(int column, String text, boolean named) {}

  /** The first table from a row on; null if no row is the heading of a table of readings. */
  static @Nullable TableLayout find(Grid grid, int from) {
    for (int i = from; i < Math.min(grid.rows().size(), from + MAX_ROWS_ABOVE); i++) {
      TableLayout found = at(grid, i);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The table whose heading begins in this row; null if none does. */
  static @Nullable TableLayout at(Grid grid, int i) {
    List<Grid.GridRow> rows = grid.rows();
    TableLayout one = of(i, null, rows.get(i));
    if (one != null) {
      return i + 1 < rows.size() ? one.withRowBelow(rows.get(i), rows.get(i + 1)) : one;
    }
    if (i + 1 >= rows.size() || of(i, null, rows.get(i + 1)) != null) {
      return null;
    }
    return of(i, rows.get(i), rows.get(i + 1));
  }

  /**
   * Whether a row is the heading of a table with one row per day and one column per hour, a form
   * that is not supported.
   */
  static boolean isWide(Grid.GridRow row) {
    long hours =
        row.cells().stream()
            .map(cell -> Moment.of(cell, false, Moment.isTimeCell(cell)))
            .filter(moment -> moment != null && moment.day() == null)
            .count();
    return hours >= WIDE_HOURS && !Headings.isTotal(row.first().text());
  }

  List<ColumnHeading> of(String field) {
    return found.getOrDefault(field, List.of());
  }

  private static @Nullable TableLayout of(
      int first, Grid.@Nullable GridRow upper, Grid.GridRow lower) {
    Map<String, List<ColumnHeading>> found = new LinkedHashMap<>();
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
      String text = upper == null || over.isEmpty() ? own : over + ", " + own;
      put(found, field, c, text, own);
    }
    List<ColumnHeading> values = found.getOrDefault(Headings.VALUE, List.of());
    boolean isTable =
        (values.size() > 1 || values.stream().anyMatch(ColumnHeading::named))
            && (found.containsKey(Headings.HOUR) || found.containsKey(Headings.DATE));
    return isTable ? new TableLayout(first, first + (upper == null ? 1 : 2), width, found) : null;
  }

  private static void put(
      Map<String, List<ColumnHeading>> found,
      @Nullable String field,
      int column,
      String text,
      String own) {
    if (field != null) {
      found
          .computeIfAbsent(field, f -> new ArrayList<>())
          .add(new ColumnHeading(column, text, true));
    } else if (Headings.beginsLikeValue(own)) {
      found
          .computeIfAbsent(Headings.VALUE, f -> new ArrayList<>())
          .add(new ColumnHeading(column, text, false));
    }
  }

  /**
   * The table including a row of units or feeds below the heading, if there is one: it has words
   * and no numbers, and below day and hour at most a unit.
   */
  private TableLayout withRowBelow(Grid.GridRow heading, Grid.GridRow below) {
    if (!isBelow(below)) {
      return this;
    }
    int wide = Math.max(width, below.cells().size());
    Map<String, List<ColumnHeading>> all = new LinkedHashMap<>();
    String over = "";
    for (int c = 0; c < wide; c++) {
      over = heading.cell(c).isBlank() ? over : heading.cell(c).text();
      String own = below.cell(c).text();
      if (heading.cell(c).isBlank() && own.isEmpty()) {
        continue;
      }
      String field = Headings.field(over);
      if (Headings.VALUE.equals(field) || field == null || !heading.cell(c).isBlank()) {
        put(all, field, c, own.isEmpty() ? over : over + ", " + own, over);
      }
    }
    return new TableLayout(firstRow, rowAfter + 1, wide, all);
  }

  private boolean isBelow(Grid.GridRow below) {
    boolean words = false;
    for (int c = 0; c < below.cells().size(); c++) {
      Cell cell = below.cell(c);
      if (cell.isBlank()) {
        continue;
      }
      boolean isUnit = Words.isUnit(cell.text()) || isWordOfTime(cell.text());
      boolean timed = isUnder(Headings.DATE, c) || isUnder(Headings.HOUR, c);
      if (!LETTER.matcher(cell.text()).find() || cell.number()) {
        return false;
      }
      if ((timed && !isUnit) || NumberColumn.hasLostDigits(cell)) {
        return false;
      }
      words |= true;
    }
    boolean underValue =
        of(Headings.VALUE).stream().anyMatch(value -> !below.cell(value.column()).isBlank());
    String first = below.first().text();
    return words
        && underValue
        && !Headings.isTotal(first)
        && below.cells().stream()
            .noneMatch(cell -> cell.text().matches(".*\\d[.,]\\d.*|[+-]?\\d+\\s.*|=.*"))
        && below.cells().stream().allMatch(cell -> cell.text().length() <= 60)
        && (below.filled() > 1 || isName(below.first().text()));
  }

  /** Whether a single cell below is a unit or names a feed; longer texts might be anything. */
  private static boolean isName(String text) {
    return Words.isUnit(text) || ValueColumns.isPart(text) || ValueColumns.isWhole(text);
  }

  private boolean isUnder(String field, int column) {
    return of(field).stream().anyMatch(heading -> heading.column() == column);
  }

  private static boolean isWordOfTime(String text) {
    return text.toLowerCase(Locale.ROOT)
        .matches(
            "ч|час|часы|чч|чч:мм|hh|hh:mm|h|сағ|сағат|дд\\.мм\\.гггг|yyyy-mm-dd|dd\\.mm\\.yyyy|кк\\.аа\\.жжжж");
  }
}
