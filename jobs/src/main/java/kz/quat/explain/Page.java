package kz.quat.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * A page that consists of a title, a paragraph, and then labelled lines and tables. As text, its
 * labels are aligned and its lines wrapped; other formats are made from its parts.
 */
public final class Page {

  /** Characters per line, which fits a terminal and a sheet of paper. */
  private static final int WIDTH = 96;

  private static final String DETAIL = "    ";

  /** What follows the paragraph of a page. */
  public sealed interface Part permits Line, Table, Gap {}

  /**
   * A line.
   *
   * @param label blank if the line belongs to the one above
   * @param detail true if the line says where a figure of the line above comes from
   */
  public record Line(String label, String text, boolean detail) implements Part {}

  /**
   * A table in which all columns except the last contain numbers.
   *
   * @param label what the table shows
   */
  public record Table(String label, List<String> heads, List<List<String>> rows) implements Part {
    public Table {
      heads = List.copyOf(heads);
      rows = List.copyOf(rows);
    }
  }

  /** A blank line. */
  public record Gap() implements Part {}

  private final String title;
  private final List<Part> parts = new ArrayList<>();
  private String statement = "";

  Page(String title) {
    this.title = title;
  }

  /** The title of the page. */
  public String title() {
    return title;
  }

  /** The paragraph with which the page begins. */
  public String statement() {
    return statement;
  }

  /** The lines and tables that follow the paragraph. */
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  void statement(String text) {
    statement = text;
  }

  void add(String label, String text) {
    parts.add(new Line(label, text, false));
  }

  /** A line that belongs to the one above. */
  void more(String text) {
    parts.add(new Line("", text, false));
  }

  /** Adds a line that says where a figure of the line above comes from. */
  void detail(String text) {
    parts.add(new Line("", text, true));
  }

  void table(String label, List<String> heads, List<List<String>> rows) {
    parts.add(new Table(label, heads, rows));
  }

  void blank() {
    parts.add(new Gap());
  }

  /** The page as text for a terminal. */
  public String text() {
    int indent = parts.stream().mapToInt(Page::labelLength).max().orElse(0) + 2;
    StringBuilder page = new StringBuilder(title).append("\n\n");
    wrapped(statement, WIDTH).forEach(line -> page.append(line).append('\n'));
    page.append('\n');
    for (Part part : parts) {
      if (part instanceof Line line) {
        append(page, indent, line);
      } else if (part instanceof Table table) {
        append(page, indent, table);
      } else {
        page.append('\n');
      }
    }
    return page.toString();
  }

  private static int labelLength(Part part) {
    if (part instanceof Line line) {
      return line.label().length();
    }
    return part instanceof Table table ? table.label().length() : 0;
  }

  private static void append(StringBuilder page, int indent, Line line) {
    String before = " ".repeat(indent) + (line.detail() ? DETAIL : "");
    String label = line.label() + " ".repeat(indent - line.label().length());
    List<String> rows = wrapped(line.text(), WIDTH - before.length());
    for (int i = 0; i < rows.size(); i++) {
      String start = i == 0 && !line.detail() ? label : before;
      page.append((start + rows.get(i)).stripTrailing()).append('\n');
    }
  }

  private static void append(StringBuilder page, int indent, Table table) {
    int last = table.heads().size() - 1;
    int[] widths = new int[last + 1];
    for (int i = 0; i < last; i++) {
      int at = i;
      int cells = table.rows().stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
      widths[i] = Math.max(table.heads().get(i).length(), cells);
    }
    String label = table.label() + " ".repeat(indent - table.label().length());
    page.append(label).append(row(table.heads(), widths)).append('\n');
    for (List<String> cells : table.rows()) {
      page.append(" ".repeat(indent)).append(row(cells, widths)).append('\n');
    }
  }

  private static String row(List<String> cells, int[] widths) {
    StringBuilder row = new StringBuilder();
    int last = cells.size() - 1;
    for (int i = 0; i < last; i++) {
      row.append(" ".repeat(widths[i] - cells.get(i).length())).append(cells.get(i)).append("  ");
    }
    return row.append(cells.get(last)).toString();
  }

  /** Breaks a text at spaces; a word that is longer than {@code room} stays whole. */
  private static List<String> wrapped(String text, int room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
