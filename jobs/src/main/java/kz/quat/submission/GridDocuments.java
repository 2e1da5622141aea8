package kz.quat.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a grid into documents. The fields of a document are either above the table, each label next
 * to its value, or columns of the table; in that case rows with equal values form one document. A
 * second form below the first is a separate document.
 */
final class GridDocuments {

  private final Grid grid;
  private final TableLayout layout;
  private final int end;
  private final FormFields above;
  private final ReportColumns columns;
  private final TableRows kinds;
  private final Map<List<Cell>, Open> open = new LinkedHashMap<>();
  private final List<Integer> headColumns = new ArrayList<>();
  private final List<String> headNames = new ArrayList<>();
  private final List<Integer> otherColumns = new ArrayList<>();
  private final List<String> otherNames = new ArrayList<>();
  private @Nullable Open last;
  private Cell totalOnTop = Cell.EMPTY;
  private int passedOver;

  private static final class Open {
    final long line;
    final FormFields fields;
    final FormReadings readings;
    final FormTotals totals = new FormTotals();

    Open(long line, FormFields fields, FormReadings readings) {
      this.line = line;
      this.fields = fields;
      this.readings = readings;
    }
  }

  private GridDocuments(Grid grid, TableLayout layout, int from, int end, FormFields inherited) {
    this.grid = grid;
    this.layout = layout;
    this.end = end;
    this.above = inherited;
    for (int i = from; i < layout.firstRow(); i++) {
      Grid.GridRow row = grid.rows().get(i);
      if (!TableRows.isComment(row)) {
        above.takeRow(row);
      }
      if (TableRows.isTotal(row) && row.filled() == 2) {
        totalOnTop = row.cells().get(row.cells().size() - 1);
      }
    }
    above.takeRow(new Grid.GridRow(0, List.of(Cell.text(grid.name()))));
    this.columns = ReportColumns.of(layout, above.isOfEnergy());
    this.kinds = new TableRows(layout, columns);
    noteMultiplier();
    columns
        .all()
        .forEach(
            (field, heading) -> {
              if (Headings.OF_IDENTITY.contains(field)) {
                headNames.add(field);
                headColumns.add(heading.column());
              } else if (!Headings.OF_READINGS.contains(field) && !field.equals(Headings.TOTAL)) {
                otherNames.add(field);
                otherColumns.add(heading.column());
              }
            });
  }

  /** The documents of a grid; null if it has no table of readings. */
  static @Nullable List<Document> of(Grid grid) {
    TableLayout layout = TableLayout.find(grid, 0);
    if (layout == null) {
      return null;
    }
    List<Document> documents = new ArrayList<>();
    FormFields inherited = new FormFields(grid.date1904());
    int from = 0;
    while (layout != null) {
      int end = SecondForm.startAfter(grid, layout);
      GridDocuments form = new GridDocuments(grid, layout, from, end, inherited);
      documents.addAll(form.read());
      from = end;
      layout = end < grid.rows().size() ? TableLayout.find(grid, end) : null;
      boolean sameHead = layout != null && layout.firstRow() == end;
      inherited = sameHead ? form.above.copy() : new FormFields(grid.date1904());
    }
    return documents;
  }

  private List<Document> read() {
    List<Grid.GridRow> rows = grid.rows();
    for (int i = layout.rowAfter(); i < end; i++) {
      take(rows, i);
    }
    if (open.isEmpty() && !above.fields().isEmpty()) {
      Grid.GridRow heading = rows.get(layout.firstRow());
      open.put(List.of(), opened(heading.line(), List.of()));
    }
    if (open.size() == 1 && !totalOnTop.isBlank()) {
      Open only = open.values().iterator().next();
      only.totals.takeOnTop(totalOnTop, only.readings);
    }
    List<Document> documents = new ArrayList<>();
    for (Open document : open.values()) {
      documents.add(new Document(document.line, json(document), null));
    }
    return documents;
  }

  private String json(Open document) {
    FormFields fields = document.fields;
    List<FormReadings.Reading> readings =
        document.totals.withoutSums(document.readings.readings(), fields, document.readings);
    fields.complete(columns.heading(Headings.VALUE), document.readings.units());
    FormFault ofColumns = columns.fault();
    if (ofColumns != null) {
      fields.refuse(ofColumns);
    }
    String chosen = columns.chosen();
    if (chosen != null) {
      fields.note("column_chosen", chosen);
    }
    int passed = passedOver + document.totals.passedOver();
    if (passed > 0) {
      fields.note("rows_passed_over", Integer.toString(passed));
    }
    grid.notes().forEach(fields::note);
    return ReportJson.of(grid, columns, fields, readings);
  }

  private void take(List<Grid.GridRow> rows, int i) {
    Grid.GridRow row = rows.get(i);
    if (kinds.isNoReading(row, i == layout.rowAfter())) {
      passedOver++;
      return;
    }
    Cell value = row.cell(columns.column(Headings.VALUE));
    if (TableRows.isTotal(row)) {
      if (last != null) {
        last.totals.take(row.first().text(), value, last.readings);
      } else {
        totalOnTop = value;
      }
      return;
    }
    if (value.isBlank() && !kinds.isTimed(row)) {
      (last == null ? above : last.fields).takeRow(row);
      return;
    }
    List<Cell> head = headColumns.stream().map(column -> row.cell(column).unformatted()).toList();
    last = open.computeIfAbsent(head, key -> opened(row.line(), key));
    for (int c = 0; c < otherNames.size(); c++) {
      last.fields.put(otherNames.get(c), row.cell(otherColumns.get(c)));
    }
    last.readings.take(row);
  }

  /**
   * Notes a column with the meter's ratio, as it is unknown whether the values are multiplied by it
   * already.
   */
  private void noteMultiplier() {
    for (int i = layout.firstRow(); i < layout.rowAfter(); i++) {
      Grid.GridRow row = grid.rows().get(i);
      for (int c = 0; c < row.cells().size(); c++) {
        if (c != columns.column(Headings.VALUE) && Words.isMultiplier(row.cell(c).text())) {
          above.note("multiplier_stated", row.cell(c).text());
        }
      }
    }
  }

  private Open opened(long line, List<Cell> head) {
    FormFields fields = above.copy();
    for (int i = 0; i < head.size(); i++) {
      fields.put(headNames.get(i), head.get(i));
    }
    return new Open(line, fields, new FormReadings(grid, columns, layout.width(), fields));
  }
}
