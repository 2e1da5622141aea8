package kz.quat.submission;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables with known column names from the formats in which reports may come: CSV with
 * semicolon or tab, a workbook, in gzip or zip. Numbers get a decimal point, a sheet's dates the
 * ISO form.
 */
public final class Tables {

  private static final int MAX_NESTING = 2;
  private static final int HEADING_ROWS = 50;
  private static final Pattern SERIAL = Pattern.compile("\\d{5}(\\.\\d+)?");
  private static final Pattern NUMERIC =
      Pattern.compile(".*_(mw|mwh|kwh|kw|kzt|c|coins|kzt_per_kwh)|coins|multiplier|difficulty");

  private final FileBytes files;
  private final Predicate<List<String>> isHeading;
  private final List<Row> rows = new ArrayList<>();

  private Tables(long limitBytes, Predicate<List<String>> isHeading) {
    this.files = new FileBytes(limitBytes);
    this.isHeading = isHeading;
  }

  /**
   * A row of a table.
   *
   * @param line line of the file or row of the sheet; for a heading its own
   * @param cells in the order of the columns; for a heading the names
   * @param text the row as it is written
   * @param problem code of the reason why it is not a record; null if it is one
   * @param heading whether it is the heading of the rows that follow
   */
  public record Row(
      long line, List<String> cells, String text, @Nullable String problem, boolean heading) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * All rows of all tables in a file. A part that is not a table is one row with a problem.
   *
   * @param limitBytes limit for the size of the file, packed and unpacked
   * @param isHeading whether the given names are a heading of the wanted columns
   */
  public static List<Row> read(InputStream in, long limitBytes, Predicate<List<String>> isHeading)
      throws IOException {
    Tables reading = new Tables(limitBytes, isHeading);
    try {
      reading.take(reading.files.readAll(in), 0);
    } catch (UnreadableException e) {
      reading.broken("the file " + e.getMessage(), e.problem());
    }
    return reading.rows;
  }

  private void take(byte[] bytes, int nesting) throws IOException {
    if (nesting > MAX_NESTING) {
      throw new UnreadableException(Document.UNREADABLE_FILE, "is packed too often");
    }
    if (FileBytes.isGzip(bytes)) {
      take(files.gunzip(bytes), nesting + 1);
    } else if (FileBytes.isZip(bytes)) {
      unzip(bytes, nesting);
    } else {
      Submissions.refuseOther(bytes);
      String text = PlainText.of(bytes);
      UnsupportedFiles.refuse(Blanks.strip(text.substring(0, Math.min(text.length(), 200))));
      takeGrid(CsvGrid.of(text));
    }
  }

  private void unzip(byte[] bytes, int nesting) throws IOException {
    List<FileBytes.Entry> entries = files.unzip(bytes);
    if (!XlsxGrids.isWorkbook(entries)) {
      UnsupportedFiles.refuse(entries);
      for (FileBytes.Entry entry : entries) {
        take(entry.bytes(), nesting + 1);
      }
      return;
    }
    int before = rows.size();
    for (Grid grid : XlsxGrids.of(entries).grids()) {
      if (headingOf(grid) >= 0) {
        takeGrid(grid);
      }
    }
    if (rows.size() == before) {
      broken("the workbook has no sheet with the columns", Document.BAD_HEADER);
    }
  }

  private int headingOf(Grid grid) {
    for (int i = 0; i < Math.min(HEADING_ROWS, grid.rows().size()); i++) {
      if (isHeading.test(names(grid.rows().get(i)))) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> names(Grid.GridRow row) {
    return row.cells().stream().map(cell -> cell.text().toLowerCase(Locale.ROOT)).toList();
  }

  private void takeGrid(Grid grid) {
    int heading = headingOf(grid);
    if (heading < 0) {
      String text = grid.rows().isEmpty() ? "" : text(grid.rows().get(0));
      broken(text, Document.BAD_HEADER);
      return;
    }
    List<String> names = names(grid.rows().get(heading));
    List<Grid.GridRow> data = grid.rows().subList(heading + 1, grid.rows().size());
    Grid.GridRow head = grid.rows().get(heading);
    rows.add(new Row(head.line(), names, text(head), null, true));
    List<@Nullable NumberColumn> numbers = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      List<Cell> cells = data.stream().map(row -> row.cell(column)).toList();
      boolean numeric = NUMERIC.matcher(names.get(c)).matches();
      numbers.add(numeric ? NumberColumn.of(cells, true) : null);
    }
    for (Grid.GridRow row : data) {
      rows.add(row(grid, row, names, numbers));
    }
  }

  private static Row row(
      Grid grid, Grid.GridRow row, List<String> names, List<@Nullable NumberColumn> numbers) {
    List<String> cells = new ArrayList<>();
    String problem = row.cells().size() > names.size() ? "wrong_field_count" : null;
    for (int c = 0; c < names.size(); c++) {
      Cell cell = row.cell(c);
      NumberColumn column = numbers.get(c);
      if (column == null) {
        cells.add(moment(names.get(c), cell, grid.date1904()));
        continue;
      }
      if (problem == null && column.unclear(cell) != null) {
        problem = "unclear_number";
      } else if (problem == null && NumberColumn.hasLostDigits(cell)) {
        problem = "digits_lost";
      } else if (problem == null) {
        problem = cell.problem();
      }
      cells.add(column.read(cell));
    }
    return new Row(row.line(), cells, text(row), problem, false);
  }

  /** A sheet's date number in the form that the column needs; any other text unchanged. */
  private static String moment(String name, Cell cell, boolean date1904) {
    boolean timed = name.endsWith("_utc");
    boolean dated = name.equals("date") || name.startsWith("valid_") || name.endsWith("_on");
    if (!cell.number() || !(timed || dated) || !SERIAL.matcher(cell.text()).matches()) {
      return cell.text();
    }
    Moment moment = Moment.of(cell, date1904, true);
    if (moment == null || moment.day() == null) {
      return cell.text();
    }
    Integer minute = moment.minute();
    return timed
        ? Moment.iso(moment.day(), minute == null ? 0 : minute) + "Z"
        : moment.day().toString();
  }

  private static String text(Grid.GridRow row) {
    return String.join(";", row.cells().stream().map(Cell::text).toList());
  }

  private void broken(String text, String problem) {
    String kept = text.substring(0, Math.min(text.length(), Document.KEPT_CHARS));
    rows.add(new Row(1, List.of(), kept, problem, false));
  }
}
