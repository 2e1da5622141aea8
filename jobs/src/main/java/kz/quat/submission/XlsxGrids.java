package kz.quat.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sheets of an XLSX workbook as grids. A formula counts with its stored result. The
 * archive is repacked from what was unpacked within the limit, so that the library cannot unpack
 * more.
 */
final class XlsxGrids {

  private static final int MAX_SHEETS = 100;
  private static final int MAX_NUMBER_CHARS = 40;
  private static final double LARGEST = 1e15;
  private static final double SMALLEST = 1e-12;

  /** A spreadsheet shows 15 digits; further digits that it stores are rounding noise. */
  private static final MathContext SIGNIFICANT = new MathContext(15);

  private XlsxGrids() {}

  /**
   * The visible sheets of a workbook.
   *
   * @param hidden whether there are hidden sheets, which are not read
   */
  record Workbook(List<Grid> grids, boolean hidden) {
    Workbook {
      grids = List.copyOf(grids);
    }
  }

  static boolean isWorkbook(List<FileBytes.Entry> entries) {
    return new WorkbookParts(entries).isWorkbook();
  }

  static Workbook of(List<FileBytes.Entry> entries) throws IOException {
    WorkbookParts parts = new WorkbookParts(entries);
    byte[] bytes = repacked(entries);
    try {
      return read(bytes, parts, new ReadingOptions(parts.hasStyles(), false));
    } catch (UnreadableException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library throws any kind of exception for a broken workbook.
      throw new UnreadableException(Document.UNREADABLE_FILE, "is no readable XLSX workbook");
    }
  }

  private static Workbook read(byte[] bytes, WorkbookParts parts, ReadingOptions options)
      throws IOException {
    List<Grid> grids = new ArrayList<>();
    boolean date1904 = parts.isDate1904();
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(bytes), options)) {
      List<Sheet> sheets = workbook.getSheets().limit(MAX_SHEETS).toList();
      boolean anyHidden = sheets.stream().anyMatch(XlsxGrids::isHidden);
      for (Sheet sheet : sheets) {
        if (!isHidden(sheet)) {
          grids.add(grid(sheet, parts.marks(sheet.getId()), date1904, anyHidden));
        }
      }
      return new Workbook(grids, anyHidden);
    }
  }

  private static boolean isHidden(Sheet sheet) {
    return sheet.getVisibility() != SheetVisibility.VISIBLE;
  }

  private static Grid grid(Sheet sheet, SheetMarks marks, boolean date1904, boolean anyHiddenSheet)
      throws IOException {
    List<Grid.GridRow> rows = new ArrayList<>();
    boolean hid = false;
    int hiddenRows = 0;
    for (Grid.GridRow row : rows(sheet)) {
      List<Cell> cells = new ArrayList<>(row.cells());
      for (int column = 0; column < cells.size(); column++) {
        if (marks.mergedDown().contains(SheetMarks.place(row.line(), column))) {
          cells.set(column, cells.get(column).merged());
        }
      }
      for (int column : marks.hiddenColumns()) {
        if (column < cells.size() && !cells.get(column).isBlank()) {
          cells.set(column, Cell.EMPTY);
          hid = true;
        }
      }
      if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
        hiddenRows += marks.hiddenRows().contains((int) row.line()) ? 1 : 0;
        rows.add(new Grid.GridRow(row.line(), trimmed(cells)));
      }
    }
    List<String> notes = new ArrayList<>();
    if (hid) {
      notes.add("hidden_columns");
    }
    if (hiddenRows > 0) {
      notes.add("hidden_rows:" + hiddenRows);
    }
    if (anyHiddenSheet) {
      notes.add("hidden_sheets");
    }
    String name = sheet.getName();
    return new Grid(name == null ? "" : name, rows, false, true, date1904, notes);
  }

  private static List<Cell> trimmed(List<Cell> cells) {
    int used = cells.size();
    while (used > 0 && cells.get(used - 1).isBlank()) {
      used--;
    }
    return cells.subList(0, used);
  }

  private static List<Grid.GridRow> rows(Sheet sheet) throws IOException {
    List<Grid.GridRow> rows = new ArrayList<>();
    long cells = 0;
    try (Stream<Row> stream = sheet.openStream()) {
      for (Row row : (Iterable<Row>) stream::iterator) {
        List<Cell> found = cells(row);
        cells += found.size();
        if (cells > Grid.MAX_CELLS) {
          throw new UnreadableException(Document.TOO_LARGE, "has too many cells");
        }
        if (!found.isEmpty()) {
          rows.add(new Grid.GridRow(row.getRowNum(), found));
        }
      }
    }
    return rows;
  }

  private static List<Cell> cells(Row row) {
    List<Cell> cells = new ArrayList<>();
    int width = Math.min(row.getCellCount(), Grid.MAX_COLUMNS);
    int used = 0;
    for (int i = 0; i < width; i++) {
      cells.add(cell(row.getCell(i)));
      used = cells.get(i).isBlank() ? used : i + 1;
    }
    return cells.subList(0, used);
  }

  private static Cell cell(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return Cell.EMPTY;
    }
    // A formula may also have a text or a truth value for its result.
    boolean number = cell.getType() == CellType.NUMBER || cell.getValue() instanceof BigDecimal;
    String digits = number ? digits(cell.getRawValue()) : null;
    if (digits != null) {
      return Cell.number(digits, CellFormat.of(cell.getDataFormatId(), cell.getDataFormatString()));
    }
    if (cell.getType() == CellType.FORMULA || cell.getType() == CellType.ERROR) {
      String raw = cell.getRawValue();
      boolean truth = cell.getValue() instanceof Boolean;
      return raw == null ? Cell.EMPTY : Cell.text(truth ? cell.getValue().toString() : raw);
    }
    return Cell.text(cell.getText());
  }

  /**
   * A number without exponent and without the noise of binary fractions; null if it is not a
   * number.
   */
  private static @Nullable String digits(@Nullable String raw) {
    if (raw == null || raw.length() > MAX_NUMBER_CHARS) {
      return null;
    }
    try {
      double value = Double.parseDouble(raw);
      if (!(Math.abs(value) < LARGEST)) {
        return null;
      }
      if (Math.abs(value) < SMALLEST) {
        return "0"; // Written out, 1e-999999999 would be a billion digits long.
      }
      BigDecimal exact = new BigDecimal(raw).round(SIGNIFICANT);
      return exact.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static byte[] repacked(List<FileBytes.Entry> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setLevel(Deflater.BEST_SPEED);
      for (FileBytes.Entry entry : entries) {
        out.putNextEntry(new ZipEntry(entry.name()));
        out.write(WorkbookParts.readable(entry.name(), entry.bytes()));
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
