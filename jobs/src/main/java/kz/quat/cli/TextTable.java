package kz.quat.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import kz.quat.text.Catalogue;

/** A table on the screen: columns as wide as their content, numbers aligned to the right. */
final class TextTable {

  private final String title;
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param columns keys of the headings, {@code night.col.KEY}; columns of numbers have a leading
   *     {@code #}
   */
  TextTable(String title, String... columns) {
    this.title = title;
    this.columns = List.of(columns);
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  void print(PrintWriter out, Catalogue words) {
    List<String> heads =
        columns.stream().map(key -> words.text("night.col." + key.replace("#", ""))).toList();
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int at = i;
      widths.add(
          Math.max(
              heads.get(i).length(),
              rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0)));
    }
    out.printf("%n%s%n", title);
    line(out, heads, widths);
    rows.forEach(row -> line(out, row, widths));
  }

  private void line(PrintWriter out, List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder(" ");
    for (int i = 0; i < cells.size(); i++) {
      String blanks = " ".repeat(widths.get(i) - cells.get(i).length());
      boolean number = columns.get(i).startsWith("#");
      line.append(' ').append(number ? blanks + cells.get(i) : cells.get(i) + blanks);
    }
    out.println(line.toString().stripTrailing());
  }
}
