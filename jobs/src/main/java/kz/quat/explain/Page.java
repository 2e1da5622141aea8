package kz.quat.explain;

import java.util.ArrayList;
import java.util.List;

/** A page: a title, a paragraph, then labelled lines with the labels aligned. */
final class Page {

  /** Characters of a line of the paragraph: fits a terminal and a sheet of paper. */
  private static final int WIDTH = 96;

  private record Line(String label, String text) {}

  private final String title;
  private String statement = "";
  private final List<Line> lines = new ArrayList<>();

  Page(String title) {
    this.title = title;
  }

  /** The paragraph that the page begins with. */
  void statement(String text) {
    statement = text;
  }

  void add(String label, String text) {
    lines.add(new Line(label, text));
  }

  /** A line that belongs to the one above. */
  void more(String text) {
    lines.add(new Line("", text));
  }

  /** A line that belongs to the one above and stands under it. */
  void detail(String text) {
    lines.add(new Line("", "    " + text));
  }

  void blank() {
    lines.add(new Line("", ""));
  }

  String text() {
    int width = lines.stream().mapToInt(line -> line.label().length()).max().orElse(0) + 2;
    StringBuilder page = new StringBuilder(title).append("\n\n").append(wrapped(statement));
    for (Line line : lines) {
      String padded = line.label() + " ".repeat(width - line.label().length());
      page.append((padded + line.text()).stripTrailing()).append('\n');
    }
    return page.toString();
  }

  private static String wrapped(String text) {
    StringBuilder all = new StringBuilder();
    int at = 0;
    for (String word : text.split(" ", -1)) {
      if (at > 0 && at + 1 + word.length() > WIDTH) {
        all.append('\n');
        at = 0;
      }
      all.append(at == 0 ? "" : " ").append(word);
      at += word.length() + (at == 0 ? 0 : 1);
    }
    return all.append("\n\n").toString();
  }
}
