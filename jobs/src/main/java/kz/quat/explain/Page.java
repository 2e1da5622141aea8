package kz.quat.explain;

import java.util.ArrayList;
import java.util.List;

/** A page of labelled lines, the labels aligned. */
final class Page {

  private record Line(String label, String text) {}

  private final String title;
  private final List<Line> lines = new ArrayList<>();

  Page(String title) {
    this.title = title;
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
    StringBuilder page = new StringBuilder(title).append("\n\n");
    for (Line line : lines) {
      String padded = line.label() + " ".repeat(width - line.label().length());
      page.append((padded + line.text()).stripTrailing()).append('\n');
    }
    return page.toString();
  }
}
