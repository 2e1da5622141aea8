package kz.quat.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A grid as documents. Above the table stand a document's fields, a label beside its value; or they
 * are columns of the table, and rows that agree in them are one document.
 */
final class GridDocuments {

  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final BigDecimal SUM_TOLERANCE = new BigDecimal("0.001");

  private final Grid grid;
  private final TableLayout layout;
  private final FormFields above;
  private final Map<List<Cell>, Open> open = new LinkedHashMap<>();
  private final List<Integer> headColumns = new ArrayList<>();
  private final List<String> headNames = new ArrayList<>();
  private @Nullable Open last;

  private static final class Open {
    final long line;
    final FormFields fields;
    final FormReadings readings;

    Open(long line, FormFields fields, FormReadings readings) {
      this.line = line;
      this.fields = fields;
      this.readings = readings;
    }
  }

  private GridDocuments(Grid grid, TableLayout layout) {
    this.grid = grid;
    this.layout = layout;
    this.above = new FormFields(grid.date1904());
    layout
        .columns()
        .forEach(
            (field, column) -> {
              if (!Headings.OF_READINGS.contains(field) && !field.equals(Headings.TOTAL)) {
                headNames.add(field);
                headColumns.add(column);
              }
            });
  }

  /** The documents of a grid; null where it has no table of readings. */
  static @Nullable List<Document> of(Grid grid) {
    TableLayout layout = TableLayout.find(grid);
    return layout == null ? null : new GridDocuments(grid, layout).read();
  }

  private List<Document> read() {
    List<Grid.GridRow> rows = grid.rows();
    for (int i = 0; i < layout.firstRow(); i++) {
      above.takeRow(rows.get(i));
    }
    for (int i = layout.rowAfter(); i < rows.size(); i++) {
      take(rows.get(i));
    }
    if (open.isEmpty() && !above.fields().isEmpty()) {
      Grid.GridRow heading = rows.get(layout.firstRow());
      open.put(List.of(), opened(heading.line(), List.of()));
    }
    List<Document> documents = new ArrayList<>();
    for (Open document : open.values()) {
      document.fields.complete(layout.headings().get(Headings.VALUE));
      List<FormReadings.Reading> readings = withoutSum(document);
      documents.add(
          new Document(document.line, ReportJson.of(grid.name(), document.fields, readings), null));
    }
    return documents;
  }

  private void take(Grid.GridRow row) {
    if (isTotal(row)) {
      Cell total = row.cell(layout.column(Headings.VALUE));
      if (last != null) {
        last.fields.fields().remove(Headings.TOTAL);
        last.fields.put(Headings.TOTAL, total);
      }
      return;
    }
    Cell date = row.cell(layout.column(Headings.DATE));
    Cell hour = row.cell(layout.column(Headings.HOUR));
    Cell value = row.cell(layout.column(Headings.VALUE));
    boolean timed = hasDigit(date) || hasDigit(hour);
    if (value.isBlank() && !timed) {
      (last == null ? above : last.fields).takeRow(row);
      return;
    }
    List<Cell> head = headColumns.stream().map(row::cell).toList();
    last = open.computeIfAbsent(head, key -> opened(row.line(), key));
    last.readings.take(row);
  }

  private Open opened(long line, List<Cell> head) {
    FormFields fields = above.copy();
    for (int i = 0; i < head.size(); i++) {
      fields.put(headNames.get(i), head.get(i));
    }
    return new Open(line, fields, new FormReadings(grid, layout, fields));
  }

  /** Whether the first cell that is not blank names a total, in the columns of day and hour. */
  private boolean isTotal(Grid.GridRow row) {
    for (Cell cell : row.cells()) {
      if (!cell.isBlank()) {
        return Headings.isTotal(cell.text());
      }
    }
    return false;
  }

  /** A last value without an hour that is the sum of those above is the total, unnamed. */
  private static List<FormReadings.Reading> withoutSum(Open document) {
    List<FormReadings.Reading> readings = document.readings.readings();
    int last = readings.size() - 1;
    if (last < 1 || readings.get(last).hour() != null) {
      return readings;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (FormReadings.Reading reading : readings.subList(0, last)) {
      BigDecimal value = number(reading.value());
      sum = value == null ? sum : sum.add(value);
    }
    BigDecimal stated = number(readings.get(last).value());
    if (stated == null || stated.subtract(sum).abs().compareTo(SUM_TOLERANCE) > 0) {
      return readings;
    }
    document.fields.put(Headings.TOTAL, Cell.number(stated.toPlainString()));
    return readings.subList(0, last);
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    return text != null && text.matches("[+-]?\\d{1,20}(\\.\\d{1,40})?")
        ? new BigDecimal(text)
        : null;
  }

  private static boolean hasDigit(Cell cell) {
    return DIGIT.matcher(cell.text()).find();
  }
}
