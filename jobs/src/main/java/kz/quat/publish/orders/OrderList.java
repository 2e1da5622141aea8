package kz.quat.publish.orders;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.quat.publish.paper.ReproducibleWorkbook;
import kz.quat.publish.paper.Sheet;
import kz.quat.publish.paper.Sheet.Head;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.publish.text.Markup;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.Columns;
import kz.quat.schema.OrderTables;
import kz.quat.schema.QuotaColumns;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/** Rows of a table of orders as people read them: in a workbook and on a page. */
final class OrderList {

  /** What people are not shown in the list: the order and its day are in the heading. */
  private static final Set<ColumnSpec> UNSHOWN =
      Set.of(OrderTables.ORDER_ID, Columns.MARKET_DATE, QuotaColumns.BINDING_ELEMENTS);

  private static final Set<ColumnSpec> CODES =
      Set.of(OrderTables.ACKNOWLEDGEMENT_CODE, OrderTables.ORDER_CODE);
  private static final int TEXT_WIDTH = 26;
  private static final int WIDTH = 15;

  private final List<ColumnSpec> columns;
  private final List<PublishedRow> rows;
  private final OrderWords words;

  OrderList(List<ColumnSpec> columns, List<PublishedRow> rows, OrderWords words) {
    this.columns = columns.stream().filter(column -> !UNSHOWN.contains(column)).toList();
    this.rows = List.copyOf(rows);
    this.words = words;
  }

  /** The list as a workbook of one sheet. */
  byte[] workbook(String sheetName, Instant at) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Map<String, BigDecimal>> results = new ArrayList<>();
    try (Workbook workbook = new Workbook(out, "Quat", "1.0")) {
      List<Head> heads = new ArrayList<>();
      for (ColumnSpec column : columns) {
        boolean text = column.type() == ColumnType.TEXT;
        heads.add(Head.of(heading(column.name()), text ? TEXT_WIDTH : WIDTH));
        if (column.equals(Columns.SITE_ID)) {
          heads.add(Head.of(heading("site_name"), TEXT_WIDTH + 8));
        }
      }
      Sheet sheet = new Sheet(workbook, sheetName, heads);
      for (PublishedRow row : rows) {
        columns.forEach(column -> cell(sheet, column, row));
        sheet.endRow();
      }
      results.add(sheet.finish(words.own().text("total")));
    }
    return ReproducibleWorkbook.rewrite(out.toByteArray(), at, results);
  }

  private void cell(Sheet sheet, ColumnSpec column, PublishedRow row) {
    Object value = row.find(column);
    if (value instanceof BigDecimal number) {
      sheet.decimal(number);
    } else if (value instanceof Long || value instanceof Integer) {
      sheet.whole(((Number) value).longValue());
    } else if (value instanceof LocalDate day) {
      sheet.date(day);
    } else {
      sheet.text(value == null ? null : text(column, value));
    }
    if (column.equals(Columns.SITE_ID)) {
      sheet.text(words.site(row.text(Columns.SITE_ID)));
    }
  }

  /** The list as a table of a page. */
  void table(Markup html, String caption) {
    List<String> heads = new ArrayList<>();
    for (ColumnSpec column : columns) {
      heads.add((isNumber(column) ? "#" : "") + heading(column.name()));
      if (column.equals(Columns.SITE_ID)) {
        heads.add(heading("site_name"));
      }
    }
    List<List<String>> lines = new ArrayList<>();
    for (PublishedRow row : rows) {
      List<String> line = new ArrayList<>();
      for (ColumnSpec column : columns) {
        line.add(shown(column, row.find(column)));
        if (column.equals(Columns.SITE_ID)) {
          line.add(words.site(row.text(Columns.SITE_ID)));
        }
      }
      lines.add(line);
    }
    html.table(caption, heads, lines);
  }

  private static boolean isNumber(ColumnSpec column) {
    return column.type() == ColumnType.DECIMAL_18_6
        || column.type() == ColumnType.INT
        || column.type() == ColumnType.BIGINT;
  }

  private String heading(String column) {
    return words.own().text("col." + column);
  }

  private String shown(ColumnSpec column, @Nullable Object value) {
    if (value == null) {
      return "–";
    }
    if (value instanceof BigDecimal number) {
      return words.own().number(number, 3);
    }
    return value instanceof Long || value instanceof Integer
        ? words.own().number(((Number) value).longValue())
        : text(column, value);
  }

  private String text(ColumnSpec column, Object value) {
    if (value instanceof Instant at) {
      return words.clock(at);
    }
    if (column.equals(Columns.REGION)) {
      return words.region(value.toString());
    }
    if (column.equals(QuotaColumns.BINDING_KIND)) {
      return words.reason(value.toString());
    }
    return CODES.contains(column) ? words.own().code("code", value.toString()) : value.toString();
  }
}
