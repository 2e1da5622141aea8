package kz.quat.publish.export;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** One sheet: a frozen head with a filter, then rows of texts, numbers and dates. */
final class Sheet {

  private static final String THREE_DECIMALS = "#,##0.000";
  private static final String WHOLE = "#,##0";
  private static final String AS_TEXT = "@";

  private final Worksheet sheet;
  private final int columns;
  private int row = 1;
  private int column;

  /**
   * A sheet with its head.
   *
   * @param head a column's heading and its width in characters, separated by a colon
   */
  Sheet(Workbook workbook, String name, String... head) {
    this.sheet = workbook.newWorksheet(name);
    this.columns = head.length;
    for (int i = 0; i < head.length; i++) {
      String[] parts = head[i].split(":", 2);
      sheet.value(0, i, parts[0]);
      sheet.width(i, Integer.parseInt(parts[1]));
      sheet.style(0, i).bold().fillColor("D9E2EC").wrapText(true).set();
    }
    sheet.freezePane(0, 1);
  }

  Sheet text(@Nullable Object value) {
    if (value != null) {
      sheet.value(row, column, Defused.text(value.toString()));
      sheet.style(row, column).format(AS_TEXT).set();
    }
    column++;
    return this;
  }

  /** MW, MWh and ratios: the cell holds every decimal and shows three. */
  Sheet decimal(@Nullable Object value) {
    if (value instanceof BigDecimal || value instanceof Double) {
      sheet.value(row, column, (Number) value);
      sheet.style(row, column).format(THREE_DECIMALS).set();
    }
    column++;
    return this;
  }

  Sheet whole(long value) {
    sheet.value(row, column, value);
    sheet.style(row, column).format(WHOLE).set();
    column++;
    return this;
  }

  Sheet date(LocalDate value) {
    sheet.value(row, column, value);
    sheet.style(row, column).format("yyyy-mm-dd").set();
    column++;
    return this;
  }

  void endRow() {
    if (column != columns) {
      throw new IllegalStateException("%d cells for %d columns".formatted(column, columns));
    }
    row++;
    column = 0;
  }

  /** Sets the filter over all rows. */
  void finish() {
    sheet.setAutoFilter(0, 0, Math.max(row - 1, 0), columns - 1);
  }
}
