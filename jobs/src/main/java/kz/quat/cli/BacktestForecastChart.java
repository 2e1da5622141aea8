package kz.quat.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import kz.quat.publish.text.Markup;

/** A chart over the hours of a day as inline SVG: shaded bands, lines and level marks. */
final class BacktestForecastChart {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 220;
  private static final int LEFT = 52;
  private static final int RIGHT = 10;
  private static final int TOP = 12;
  private static final int BOTTOM = 26;
  private static final int GRID_LINES = 5;
  private static final double[] STEPS = {1, 2, 5, 10};

  @SuppressWarnings("ArrayRecordComponent") // numbers that are drawn, never compared
  private record Band(double[] low, double[] high, String style, String label) {}

  @SuppressWarnings("ArrayRecordComponent") // numbers that are drawn, never compared
  private record Line(double[] values, String style, String label) {}

  private final String title;
  private final String unit;
  private final List<Band> bands = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private int points = 2;

  BacktestForecastChart(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  /** A band between two lines; its style is a class of the page. */
  BacktestForecastChart band(double[] lower, double[] upper, String style, String label) {
    bands.add(new Band(lower, upper, style, label));
    reach(lower);
    reach(upper);
    return this;
  }

  /** A line; NaN interrupts it. */
  BacktestForecastChart line(double[] values, String style, String label) {
    lines.add(new Line(values, style, label));
    reach(values);
    return this;
  }

  /** Makes the axis reach at least from one value to another. */
  BacktestForecastChart axis(double from, double to) {
    low = Math.min(low, from);
    high = Math.max(high, to);
    return this;
  }

  private void reach(double[] values) {
    points = Math.max(points, values.length);
    DoubleStream.of(values).filter(Double::isFinite).forEach(v -> axis(v, v));
  }

  String svg() {
    if (high <= low) {
      axis(low - 1, low + 1);
    }
    StringBuilder svg =
        new StringBuilder(
            "<figure><figcaption>%s</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(Markup.escaped(title), WIDTH, HEIGHT, Markup.escaped(title)));
    grid(svg);
    for (Band band : bands) {
      StringBuilder path = new StringBuilder();
      for (int i = 0; i < band.high.length; i++) {
        path.append(point(i, band.high[i]));
      }
      for (int i = band.low.length - 1; i >= 0; i--) {
        path.append(point(i, band.low[i]));
      }
      svg.append("<polygon class=\"%s\" points=\"%s\"/>".formatted(band.style, path));
    }
    lines.forEach(line -> draw(svg, line));
    return svg.append("</svg>").append(legend()).append("</figure>").toString();
  }

  private void grid(StringBuilder svg) {
    double step = step((high - low) / GRID_LINES);
    for (double v = Math.ceil(low / step) * step; v <= high; v += step) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
              LEFT,
              WIDTH - RIGHT,
              y(v),
              y(v),
              LEFT - 5,
              y(v) + 4,
              step < 1
                  ? String.format(Locale.ROOT, "%.2f", v)
                  : String.format(Locale.ROOT, "%,.0f", v)));
    }
    for (int hour = 0; hour < points; hour += 6) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
              x(hour),
              HEIGHT - 8,
              hour));
    }
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
            .formatted(WIDTH - RIGHT, HEIGHT - 8, Markup.escaped("hour; " + unit)));
  }

  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double step : STEPS) {
      if (step * power >= least) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private void draw(StringBuilder svg, Line line) {
    StringBuilder path = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < line.values.length; i++) {
      if (Double.isFinite(line.values[i])) {
        path.append(begins ? "M" : "L").append(point(i, line.values[i]));
      }
      begins = !Double.isFinite(line.values[i]);
    }
    svg.append("<path class=\"%s\" d=\"%s\"/>".formatted(line.style, path));
  }

  private String legend() {
    StringBuilder out = new StringBuilder("<p class=\"legend\">");
    bands.forEach(band -> out.append(key(band.style, band.label)));
    lines.forEach(line -> out.append(key(line.style, line.label)));
    return out.append("</p>").toString();
  }

  private static String key(String style, String label) {
    return label.isEmpty()
        ? ""
        : "<span><svg class=\"key\" viewBox=\"0 0 24 10\" aria-hidden=\"true\"><path class=\"%s\" d=\"M0 5L24 5\"/></svg> %s</span> "
            .formatted(style, Markup.escaped(label));
  }

  private String point(int at, double value) {
    return String.format(Locale.ROOT, "%.1f,%.1f ", x(at), y(value));
  }

  private double x(double at) {
    return LEFT + at * (WIDTH - LEFT - RIGHT) / (points - 1);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (value - low) * (HEIGHT - TOP - BOTTOM) / (high - low);
  }
}
