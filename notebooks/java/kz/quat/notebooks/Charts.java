package kz.quat.notebooks;

import java.awt.image.BufferedImage;
import java.sql.Date;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Charts of a {@link Table}, as pictures. Columns are named; where no column is named for the
 * series, every column but the first is one. A null is a gap, never 0.
 */
public final class Charts {

  static final double DAY_MILLIS = 86_400_000.0;

  private Charts() {}

  /** Lines over dates or numbers, e.g. hours; points as well where there are few. */
  public static BufferedImage lines(String title, String unit, Table table, String... series) {
    boolean few = table.rows().size() < 40;
    return picture(
        title, plot(unit, table, points(table, series), new XYLineAndShapeRenderer(true, few)));
  }

  /** Lines that hold for an hour and then jump: quotas, limits. */
  public static BufferedImage steps(String title, String unit, Table table, String... series) {
    XYSeriesCollection points = points(table, series);
    for (Object each : points.getSeries()) {
      holdOut((XYSeries) each);
    }
    XYPlot plot = plot(unit, table, points, new XYStepRenderer());
    ((NumberAxis) plot.getRangeAxis()).setAutoRangeIncludesZero(true);
    return picture(title, plot);
  }

  /** The last value holds as long as the one before it did. */
  private static void holdOut(XYSeries series) {
    int last = series.getItemCount() - 1;
    if (last > 0) {
      double x = series.getX(last).doubleValue();
      series.add(2 * x - series.getX(last - 1).doubleValue(), series.getY(last));
    }
  }

  /** A band between two columns around a third, with more lines over it. */
  public static BufferedImage fan(
      String title, String unit, Table table, Band band, String... lines) {
    YIntervalSeries middle =
        new YIntervalSeries("%s (band: %s to %s)".formatted(band.middle, band.low, band.high));
    for (List<Object> row : table.rows()) {
      double y = Table.number(row.get(table.indexOf(band.middle)));
      if (!Double.isNaN(y)) {
        middle.add(
            x(row.get(0)),
            y,
            Table.number(row.get(table.indexOf(band.low))),
            Table.number(row.get(table.indexOf(band.high))));
      }
    }
    YIntervalSeriesCollection bands = new YIntervalSeriesCollection();
    bands.addSeries(middle);
    DeviationRenderer renderer = new DeviationRenderer(true, false);
    renderer.setSeriesFillPaint(0, Style.colour("", 5));
    renderer.setAlpha(0.4f);
    XYPlot plot = plot(unit, table, bands, renderer);
    if (lines.length > 0) {
      plot.setDataset(1, points(table, lines));
      plot.setRenderer(1, new XYLineAndShapeRenderer(true, false));
    }
    return picture(title, plot);
  }

  /** The columns of a fan. */
  public record Band(String low, String middle, String high) {}

  /** Bars by the first column, the series stacked. */
  public static BufferedImage bars(String title, String unit, Table table, String... series) {
    return picture(title, categories(unit, table, new StackedBarRenderer(), series), Style.HEIGHT);
  }

  /** Lying bars by the first column, the series stacked: for long names. */
  public static BufferedImage lyingBars(String title, String unit, Table table, String... series) {
    CategoryPlot plot = categories(unit, table, new StackedBarRenderer(), series);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.getDomainAxis().setCategoryLabelPositions(CategoryLabelPositions.STANDARD);
    ((BarRenderer) plot.getRenderer()).setMaximumBarWidth(0.15);
    return picture(title, plot, Math.max(170, 110 + 22 * table.rows().size()));
  }

  /** Bars by the first column, the series side by side: for what does not add up. */
  public static BufferedImage sideBySide(String title, String unit, Table table, String... series) {
    BarRenderer renderer = new BarRenderer();
    renderer.setItemMargin(0.05);
    return picture(title, categories(unit, table, renderer, series), Style.HEIGHT);
  }

  private static CategoryPlot categories(
      String unit, Table table, BarRenderer renderer, String... series) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (List<Object> row : table.rows()) {
      for (String name : names(table, series)) {
        Number value = (Number) row.get(table.indexOf(name));
        data.addValue(value, name, Table.shown(row.get(0)));
      }
    }
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setMaximumBarWidth(0.08);
    CategoryAxis axis = new CategoryAxis(table.columns().get(0));
    axis.setCategoryMargin(0.2);
    axis.setLowerMargin(0.01);
    axis.setUpperMargin(0.01);
    axis.setMaximumCategoryLabelWidthRatio(0.9f);
    boolean words = !table.isEmpty() && !(table.rows().get(0).get(0) instanceof Number);
    if (words && table.rows().size() > 8) {
      axis.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
    }
    return new CategoryPlot(data, axis, new NumberAxis(unit), renderer);
  }

  private static XYPlot plot(String unit, Table table, XYDataset data, XYItemRenderer renderer) {
    boolean dates =
        !table.isEmpty()
            && (table.rows().get(0).get(0) instanceof LocalDate
                || table.rows().get(0).get(0) instanceof Date
                || table.rows().get(0).get(0) instanceof OffsetDateTime);
    ValueAxis x = dates ? new DateAxis() : new NumberAxis(table.columns().get(0));
    x.setAutoRangeMinimumSize(dates ? 8 * DAY_MILLIS : 1);
    if (x instanceof NumberAxis numbers) {
      numbers.setAutoRangeIncludesZero(false);
      numbers.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
      numbers.setLowerMargin(0.01);
      numbers.setUpperMargin(0.01);
    }
    NumberAxis y = new NumberAxis(unit);
    y.setAutoRangeIncludesZero(false);
    return new XYPlot(data, x, y, renderer);
  }

  private static XYSeriesCollection points(Table table, String... series) {
    XYSeriesCollection all = new XYSeriesCollection();
    for (String name : names(table, series)) {
      XYSeries points = new XYSeries(name, true, true);
      for (List<Object> row : table.rows()) {
        double y = Table.number(row.get(table.indexOf(name)));
        points.add(x(row.get(0)), Double.isNaN(y) ? null : y);
      }
      all.addSeries(points);
    }
    return all;
  }

  private static List<String> names(Table table, String... series) {
    List<String> names = new ArrayList<>(List.of(series));
    if (names.isEmpty()) {
      names.addAll(table.columns().subList(1, table.columns().size()));
    }
    // A series of nothing but nulls would stand in the legend and nowhere else.
    names.removeIf(name -> table.rows().stream().allMatch(r -> r.get(table.indexOf(name)) == null));
    return names;
  }

  /** Where a cell stands on the x axis: a number, or milliseconds of its date at UTC. */
  static double x(Object cell) {
    if (cell instanceof LocalDate date) {
      return date.toEpochDay() * DAY_MILLIS;
    }
    if (cell instanceof Date date) {
      return date.toLocalDate().toEpochDay() * DAY_MILLIS;
    }
    if (cell instanceof OffsetDateTime time) {
      return time.toInstant().toEpochMilli();
    }
    return Table.number(cell);
  }

  private static BufferedImage picture(String title, XYPlot plot) {
    JFreeChart chart = new JFreeChart(title, plot);
    return Style.picture(chart, Style.HEIGHT);
  }

  private static BufferedImage picture(String title, CategoryPlot plot, int height) {
    JFreeChart chart = new JFreeChart(title, plot);
    if (plot.getDataset().getRowCount() == 1) {
      chart.removeLegend();
    }
    return Style.picture(chart, height);
  }
}
