package kz.quat.submission;

import java.util.List;

/** Finds a second form below the table of the first one. */
final class SecondForm {

  private SecondForm() {}

  /** Index of the row in which the next form begins; the number of rows if there is none. */
  static int startAfter(Grid grid, TableLayout layout) {
    List<Grid.GridRow> rows = grid.rows();
    int labels = -1;
    int headings = 0; // The same heading in other languages may follow directly below the first.
    for (int i = layout.rowAfter(); i < rows.size(); i++) {
      Grid.GridRow row = rows.get(i);
      TableLayout other = isPlausible(row) ? TableLayout.at(grid, i) : null;
      if (other != null) {
        boolean again = texts(row).equals(texts(rows.get(layout.firstRow())));
        if (labels >= 0 || (!again && i > layout.rowAfter() + headings)) {
          return labels >= 0 ? labels : i;
        }
        headings += again ? 0 : 1;
      } else if (namesReport(row)) {
        labels = labels < 0 ? i : labels;
      } else if (hasDigits(row, layout)) {
        labels = -1;
      }
    }
    return rows.size();
  }

  /**
   * Whether a row can be a heading, which has at least two words; this quickly skips most rows of a
   * long table.
   */
  private static boolean isPlausible(Grid.GridRow row) {
    return !row.first().number()
        && !row.first().text().isEmpty()
        && Character.isLetter(row.first().text().charAt(0));
  }

  private static boolean namesReport(Grid.GridRow row) {
    String text = row.first().text();
    int colon = text.indexOf(':');
    String named = Headings.ofDocument(text);
    if (named == null && colon > 0) {
      named = Headings.ofDocument(text.substring(0, colon));
    }
    return named != null && Headings.OF_IDENTITY.contains(named) && !Headings.isTotal(text);
  }

  private static boolean hasDigits(Grid.GridRow row, TableLayout layout) {
    return layout.of(Headings.VALUE).stream()
        .anyMatch(value -> row.cell(value.column()).text().matches(".*\\d.*"));
  }

  private static List<String> texts(Grid.GridRow row) {
    return row.cells().stream().map(Cell::text).toList();
  }
}
