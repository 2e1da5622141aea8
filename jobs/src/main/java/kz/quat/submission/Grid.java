package kz.quat.submission;

import java.util.List;

/**
 * A table of text, from a CSV file or a sheet.
 *
 * @param name of the sheet; empty for a CSV file
 * @param commaSeparated true where a comma separates fields, so that in a number it may be either
 * @param date1904 true where serial days count from 1904
 */
record Grid(String name, List<GridRow> rows, boolean commaSeparated, boolean date1904) {

  /** Wider is no report; what stands further right is not read. */
  static final int MAX_COLUMNS = 256;

  /** Bounds the memory of one file. */
  static final int MAX_CELLS = 2_000_000;

  Grid {
    rows = List.copyOf(rows);
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
  }
}
