package kz.quat.leads.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.quat.publish.text.Markup;

/** A small line chart as inline SVG: lines over a common axis, with vertical marks. */
final class SvgChart {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 190;
  private static final int LEFT = 56;
  private static final int BOTTOM = 24;
  private static final int TOP = 18;
  private static final int MARK_LINE = 14;

  @SuppressWarnings(
      "ArrayRecordComponent") // numbers that are drawn; records of them are never compared
  private record Line(double[] values, String colour, double width, String label) {}

  private record Mark(double at, String colour, String label) {}

  private final String title;
  private final List<Line> lines = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private String first = "";
  private String last = "";

  SvgChart(String title) {
    this.title = title;
  }

  SvgChart line(double[] values, String colour, double width, String label) {
    lines.add(new Line(values, colour, width, label));
    return this;
  }

  SvgChart mark(double at, String colour, String label) {
    marks.add(new Mark(at, colour, label));
    return this;
  }

  SvgChart ends(String from, String to) {
    first = from;
    last = to;
    return this;
  }

  String svg() {
    double low = 0;
    double high = 0;
    int most = 2;
    for (Line line : lines) {
      most = Math.max(most, line.values.length);
      for (double v : line.values) {
        if (!Double.isNaN(v)) {
          low = Math.min(low, v);
          high = Math.max(high, v);
        }
      }
    }
    Scale scale = new Scale(low, high <= low ? low + 1 : high, most);
    StringBuilder svg =
        new StringBuilder(
            "<figure><figcaption>%s</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(Markup.escaped(title), WIDTH, HEIGHT, Markup.escaped(title)));
    axis(svg, scale);
    lines.forEach(line -> path(svg, scale, line));
    for (int i = 0; i < marks.size(); i++) {
      // One below the other: days apart they would lie on each other.
      upright(svg, scale, marks.get(i), TOP + 10 + MARK_LINE * i);
    }
    legend(svg);
    return svg.append("</svg></figure>").toString();
  }

  private record Scale(double low, double high, int points) {
    double x(double at) {
      return LEFT + at * (WIDTH - LEFT - 8) / (points - 1);
    }

    double y(double value) {
      return HEIGHT - BOTTOM - (value - low) * (HEIGHT - BOTTOM - TOP) / (high - low);
    }
  }

  private void axis(StringBuilder svg, Scale scale) {
    for (int i = 0; i <= 2; i++) {
      double value = scale.low + (scale.high - scale.low) * i / 2;
      double y = scale.y(value);
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/><text x=\"%d\""
                  + " y=\"%.1f\" text-anchor=\"end\">%s</text>",
              LEFT,
              WIDTH - 8,
              y,
              y,
              LEFT - 6,
              y + 4,
              String.format(Locale.ROOT, Math.abs(scale.high) < 10 ? "%.1f" : "%.0f", value)));
    }
    svg.append(text(LEFT, HEIGHT - 6, "start", "#444", first));
    svg.append(text(WIDTH - 8, HEIGHT - 6, "end", "#444", last));
  }

  private static String text(double x, double y, String anchor, String colour, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
        x,
        y,
        anchor,
        colour,
        Markup.escaped(text));
  }

  private static void path(StringBuilder svg, Scale scale, Line line) {
    StringBuilder d = new StringBuilder();
    boolean down = false;
    for (int i = 0; i < line.values.length; i++) {
      if (Double.isNaN(line.values[i])) {
        down = false;
        continue;
      }
      d.append(
          String.format(
              Locale.ROOT, "%s%.1f %.1f", down ? "L" : "M", scale.x(i), scale.y(line.values[i])));
      down = true;
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\"/>",
            d,
            line.colour,
            line.width));
  }

  private static void upright(StringBuilder svg, Scale scale, Mark mark, int labelY) {
    double x = scale.x(mark.at);
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-dasharray=\"4"
                + " 3\"/>",
            x,
            x,
            TOP,
            HEIGHT - BOTTOM,
            mark.colour));
    boolean late = x > WIDTH - 120;
    svg.append(text(late ? x - 4 : x + 4, labelY, late ? "end" : "start", mark.colour, mark.label));
  }

  private void legend(StringBuilder svg) {
    double x = LEFT;
    for (Line line : lines) {
      if (!line.label.isEmpty()) {
        svg.append(text(x, 12, "start", line.colour, line.label));
        x += 14 + 8.0 * line.label.length();
      }
    }
  }
}
