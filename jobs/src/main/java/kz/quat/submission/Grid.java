package kz.quat.submission;

import java.util.List;

/**
 * A table of text, from a CSV file or a sheet.
 *
 * @param name of the sheet; empty for a CSV file
 * @param commaSeparated true where a comma separates fields, so that in a number it may be either
 * @param sheet true for a sheet, whose cells have addresses
 * @param date1904 true where serial days count from 1904
 * @param notes what was read otherwise than it is written, as codes
 */
record Grid(
    String name,
    List<GridRow> rows,
    boolean commaSeparated,
    boolean sheet,
    boolean date1904,
    List<String> notes) {

  /** Wider is no report; what stands further right is not read. */
  static final int MAX_COLUMNS = 256;

  /** Bounds the memory of one file. */
  static final int MAX_CELLS = 2_000_000;

  Grid {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /** The letters of a spreadsheet's column, counted from 0. */
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

    /** How many cells are filled in. */
    long filled() {
      return cells.stream().filter(cell -> !cell.isBlank()).count();
    }

    /** The first cell that is filled in; an empty one where none is. */
    Cell first() {
      return cells.stream().filter(cell -> !cell.isBlank()).findFirst().orElse(Cell.EMPTY);
    }
  }
}
