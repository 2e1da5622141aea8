package kz.quat.submission;

import java.util.List;

/**
 * A table of text from a CSV file or a sheet.
 *
 * @param name name of the sheet; empty for a CSV file
 * @param commaSeparated true if a comma separates fields, so that a comma or a point may be in a
 *     number
 * @param sheet true for a sheet, whose cells have addresses
 * @param date1904 true if the sheet's date numbers count from 1904
 * @param notes codes of what was read differently from how it is written
 */
record Grid(
    String name,
    List<GridRow> rows,
    boolean commaSeparated,
    boolean sheet,
    boolean date1904,
    List<String> notes) {

  /** Columns further right are not read; no report is that wide. */
  static final int MAX_COLUMNS = 256;

  /** Limits the memory that one file takes. */
  static final int MAX_CELLS = 2_000_000;

  Grid {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * The letters of a spreadsheet column.
   *
   * @param column counted from 0
   */
  static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }

  /**
   * A row that is not blank.
   *
   * @param line from 1, as an editor or a spreadsheet counts
   */
  record GridRow(long line, List<Cell> cells) {
    GridRow {
      cells = List.copyOf(cells);
    }

    Cell cell(int column) {
      return column < 0 || column >= cells.size() ? Cell.EMPTY : cells.get(column);
    }

    /** Number of cells that are filled in. */
    long filled() {
      return cells.stream().filter(cell -> !cell.isBlank()).count();
    }

    /** The first cell that is filled in; an empty cell if none is. */
    Cell first() {
      return cells.stream().filter(cell -> !cell.isBlank()).findFirst().orElse(Cell.EMPTY);
    }
  }
}
