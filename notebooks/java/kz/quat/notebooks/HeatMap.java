package kz.quat.notebooks;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.LookupPaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYZDataset;

/**
 * A field of blocks: the first column across (dates or hours), the second down (names, in the order
 * in which they come), the third as colour by bands. A null stays white.
 */
public final class HeatMap {

  private HeatMap() {}

  /** Bands of stress_ratio: GREEN, YELLOW, ORANGE, RED as docs/spec/quotas.md, section 4. */
  public static BufferedImage levels(String title, Table table) {
    return draw(
        title,
        table,
        new double[] {0, 0.85, 0.95, 1.000001, 1.6},
        List.of(
            Style.colour("GREEN", 0),
            Style.colour("YELLOW", 0),
            Style.colour("ORANGE", 0),
            Style.colour("RED", 0)));
  }

  /** Even bands from pale to dark between two values; what is outside takes the nearest band. */
  public static BufferedImage shades(String title, Table table, double low, double high) {
    int bands = 8;
    double[] bounds = new double[bands + 1];
    List<Color> colours = new ArrayList<>();
    for (int i = 0; i <= bands; i++) {
      bounds[i] = low + (high - low) * i / bands;
    }
    for (int i = 0; i < bands; i++) {
      float part = i / (float) (bands - 1);
      colours.add(
          new Color(
              Math.round(235 - 225 * part),
              Math.round(240 - 176 * part),
              Math.round(248 - 120 * part)));
    }
    return draw(title, table, bounds, colours);
  }

  private static BufferedImage draw(
      String title, Table table, double[] bounds, List<Color> colours) {
    Set<String> names = new LinkedHashSet<>();
    table.rows().forEach(row -> names.add(String.valueOf(row.get(1))));
    List<String> order = new ArrayList<>(names);
    boolean dates = !table.isEmpty() && !(table.rows().get(0).get(0) instanceof Number);
    ValueAxis across = dates ? new DateAxis() : new NumberAxis(table.columns().get(0));
    double width = dates ? Charts.DAY_MILLIS : 1;
    // Also what has no block belongs to the picture: a winter is shown whole.
    table.rows().stream()
        .mapToDouble(row -> Charts.x(row.get(0)))
        .mapToObj(x -> new Range(x - width / 2, x + width / 2))
        .reduce(Range::combine)
        .ifPresent(across::setRange);
    if (across instanceof NumberAxis numbers) {
      numbers.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    }
    String[] labels = order.isEmpty() ? new String[] {""} : order.toArray(String[]::new);
    SymbolAxis down = new SymbolAxis(null, labels);
    down.setInverted(true);
    down.setGridBandsVisible(false);
    XYBlockRenderer blocks = new XYBlockRenderer();
    blocks.setBlockWidth(width);
    blocks.setBlockHeight(0.94);
    double last = bounds[bounds.length - 1];
    LookupPaintScale scale = new LookupPaintScale(bounds[0], last, colours.get(colours.size() - 1));
    for (int i = 0; i < colours.size(); i++) {
      scale.add(bounds[i], colours.get(i));
    }
    blocks.setPaintScale(scale);
    XYPlot plot = new XYPlot(data(table, order, bounds), across, down, blocks);
    JFreeChart chart = new JFreeChart(title, plot);
    chart.removeLegend();
    NumberAxis axis = new NumberAxis(table.columns().get(2));
    PaintScaleLegend legend = new PaintScaleLegend(scale, axis);
    legend.setPosition(RectangleEdge.RIGHT);
    legend.setMargin(10, 10, 30, 4);
    legend.setStripWidth(14);
    legend.setSubdivisionCount(400);
    chart.addSubtitle(legend);
    return Style.picture(chart, Math.max(200, 90 + 18 * labels.length));
  }

  private static DefaultXYZDataset data(Table table, List<String> order, double[] bounds) {
    List<double[]> points = new ArrayList<>();
    for (List<Object> row : table.rows()) {
      double value = Table.number(row.get(2));
      if (!Double.isNaN(value)) {
        double within = Math.max(bounds[0], Math.min(value, bounds[bounds.length - 1]));
        points.add(
            new double[] {Charts.x(row.get(0)), order.indexOf(String.valueOf(row.get(1))), within});
      }
    }
    double[][] columns = new double[3][points.size()];
    for (int i = 0; i < points.size(); i++) {
      for (int j = 0; j < 3; j++) {
        columns[j][i] = points.get(i)[j];
      }
    }
    DefaultXYZDataset data = new DefaultXYZDataset();
    if (!points.isEmpty()) {
      data.addSeries("value", columns);
    }
    return data;
  }
}
