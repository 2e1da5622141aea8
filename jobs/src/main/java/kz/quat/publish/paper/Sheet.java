package kz.quat.publish.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A sheet: a frozen head with a filter, rows of texts, numbers and dates, and a row of totals at
 * the end. It is printed on A4 landscape, fitted to the page's width, with the head on every page.
 */
public final class Sheet {

  private static final String THREE_DECIMALS = "#,##0.000";
  private static final String WHOLE = "#,##0";
  private static final String AS_TEXT = "@";

  /**
   * A column of a sheet.
   *
   * @param text its heading
   * @param width in characters
   * @param summed whether the row of totals adds it up
   */
  public record Head(String text, int width, boolean summed) {
    public static Head of(String text, int width) {
      return new Head(text, width, false);
    }

    public static Head sum(String text, int width) {
      return new Head(text, width, true);
    }
  }

  private final Worksheet sheet;
  private final List<Head> heads;
  private final BigDecimal[] sums;
  private final Map<String, BigDecimal> totals = new TreeMap<>();
  private int row = 1;
  private int column;

  /** A sheet with its head in the language of the texts. */
  public Sheet(Workbook workbook, String name, List<Head> heads) {
    this.sheet = workbook.newWorksheet(name);
    this.heads = List.copyOf(heads);
    this.sums = new BigDecimal[heads.size()];
    for (int i = 0; i < heads.size(); i++) {
      sums[i] = BigDecimal.ZERO;
      sheet.value(0, i, heads.get(i).text());
      sheet.width(i, heads.get(i).width());
      sheet.style(0, i).bold().fillColor("D9E2EC").wrapText(true).verticalAlignment("top").set();
    }
    sheet.freezePane(0, 1);
    sheet.pageOrientation("landscape");
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    sheet.repeatRows(0);
    sheet.footer("&P / &N", Position.RIGHT);
  }

  public Sheet text(@Nullable Object value) {
    if (value != null) {
      sheet.value(row, column, Defused.text(value.toString()));
      sheet.style(row, column).format(AS_TEXT).set();
    }
    column++;
    return this;
  }

  /** Adds a number of MW or MWh or a ratio: the cell holds every decimal and shows three. */
  public Sheet decimal(@Nullable Object value) {
    if (value instanceof BigDecimal || value instanceof Double) {
      sheet.value(row, column, (Number) value);
      sheet.style(row, column).format(THREE_DECIMALS).set();
      if (value instanceof BigDecimal exact) {
        sums[column] = sums[column].add(exact);
      }
    }
    column++;
    return this;
  }

  public Sheet whole(long value) {
    sheet.value(row, column, value);
    sheet.style(row, column).format(WHOLE).set();
    sums[column] = sums[column].add(BigDecimal.valueOf(value));
    column++;
    return this;
  }

  public Sheet date(LocalDate value) {
    sheet.value(row, column, value);
    sheet.style(row, column).format("yyyy-mm-dd").set();
    column++;
    return this;
  }

  public void endRow() {
    if (column != heads.size()) {
      throw new IllegalStateException("%d cells for %d columns".formatted(column, heads.size()));
    }
    row++;
    column = 0;
  }

  /**
   * Adds the filter, the row of totals and the print settings.
   *
   * @param label of the row of totals
   * @return the results of the totals' formulas by cell, for viewers and programs that read a
   *     workbook without calculating it
   */
  public Map<String, BigDecimal> finish(String label) {
    int last = Math.max(row - 1, 0);
    sheet.setAutoFilter(0, 0, last, heads.size() - 1);
    boolean summed = heads.stream().anyMatch(Head::summed) && last > 0;
    if (summed) {
      total(label, last);
    }
    sheet.addNamedRange(
        sheet.range(0, 0, summed ? row : last, heads.size() - 1), "_xlnm.Print_Area");
    return totals;
  }

  private void total(String label, int last) {
    sheet.value(row, 0, label);
    sheet.style(row, 0).bold().set();
    for (int i = 0; i < heads.size(); i++) {
      if (heads.get(i).summed()) {
        String letter = letter(i);
        sheet.formula(row, i, "SUBTOTAL(109,%1$s2:%1$s%2$d)".formatted(letter, last + 1));
        sheet.style(row, i).bold().format(THREE_DECIMALS).set();
        totals.put(letter + (row + 1), sums[i].setScale(6, RoundingMode.HALF_UP));
      }
    }
  }

  private static String letter(int column) {
    return column < 26
        ? String.valueOf((char) ('A' + column))
        : (char) ('A' + column / 26 - 1) + letter(column % 26);
  }
}
