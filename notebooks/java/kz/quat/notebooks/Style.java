package kz.quat.notebooks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** How every chart looks: colours that colour-blind readers tell apart, one font, one width. */
final class Style {

  private static final int WIDTH = 940;
  static final int HEIGHT = 400;
  private static final BasicStroke LINE = new BasicStroke(2f);

  private static final Color INK = new Color(0x33, 0x33, 0x33);
  private static final Color GRID = new Color(0xDD, 0xDD, 0xDD);

  /** Okabe and Ito's colours, those that read well on white first. */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x777777),
          new Color(0xB8AA2B),
          new Color(0x5B3A8E),
          new Color(0x000000));

  /** Words that have a colour of their own wherever they stand. */
  private static final Map<String, Color> MEANING =
      Map.of(
          "GREEN", new Color(0x6BAF6B),
          "YELLOW", new Color(0xF0D54A),
          "ORANGE", new Color(0xEE8A2B),
          "RED", new Color(0xC0272D),
          "rejected", new Color(0xC0272D));

  private Style() {}

  static Color colour(String series, int index) {
    return MEANING.getOrDefault(series, COLOURS.get(index % COLOURS.size()));
  }

  static BufferedImage picture(JFreeChart chart, int height) {
    StandardChartTheme theme = new StandardChartTheme("Quat");
    theme.setExtraLargeFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    theme.setLargeFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    theme.setRegularFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    theme.setSmallFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    theme.setTitlePaint(INK);
    theme.setAxisLabelPaint(INK);
    theme.setTickLabelPaint(INK);
    theme.setLegendItemPaint(INK);
    theme.setPlotBackgroundPaint(Color.WHITE);
    theme.setChartBackgroundPaint(Color.WHITE);
    theme.setDomainGridlinePaint(GRID);
    theme.setRangeGridlinePaint(GRID);
    theme.setShadowVisible(false);
    theme.apply(chart);
    chart.setPadding(new RectangleInsets(6, 6, 6, 14));
    Plot plot = chart.getPlot();
    plot.setOutlineVisible(false);
    plot.setNoDataMessage("No rows: the night has none for this question");
    plot.setNoDataMessagePaint(INK);
    colour(plot);
    if (chart.getLegend() != null) {
      chart.getLegend().setFrame(BlockBorder.NONE);
    }
    return chart.createBufferedImage(WIDTH, height);
  }

  /** After the theme, which would take the series' own colours away. */
  private static void colour(Plot plot) {
    int index = 0;
    if (plot instanceof CategoryPlot bars) {
      for (Object key : bars.getDataset().getRowKeys()) {
        bars.getRenderer().setSeriesPaint(index, colour(key.toString(), index));
        index++;
      }
    } else if (plot instanceof XYPlot points) {
      for (int i = 0; i < points.getDatasetCount(); i++) {
        for (int series = 0; series < points.getDataset(i).getSeriesCount(); series++) {
          String name = points.getDataset(i).getSeriesKey(series).toString();
          points.getRenderer(i).setSeriesPaint(series, colour(name, index));
          points.getRenderer(i).setSeriesStroke(series, LINE);
          index++;
        }
      }
    }
  }
}
