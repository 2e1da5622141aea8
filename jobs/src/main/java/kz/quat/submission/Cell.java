package kz.quat.submission;

import org.jspecify.annotations.Nullable;

/**
 * The text of a cell.
 *
 * @param text without leading and trailing blanks and without invisible characters; empty for a
 *     blank cell
 * @param number true for a numeric cell of a spreadsheet; its text is then the stored digits with a
 *     decimal point, whatever the display format
 * @param hadInvisible whether no-break blanks around the text or invisible characters were removed
 * @param format the number format of a spreadsheet's number, or {@link #MERGED}; null if it has
 *     none
 */
record Cell(String text, boolean number, boolean hadInvisible, @Nullable String format) {

  static final Cell EMPTY = new Cell("", false, false, null);

  /** Marks, in place of a format, a cell that is merged with cells of the rows below it. */
  static final String MERGED = "merged";

  static Cell text(String text) {
    String plain = Blanks.strip(text);
    return plain.isEmpty() ? EMPTY : new Cell(plain, false, Blanks.hidesAnything(text), null);
  }

  static Cell number(String digits) {
    return number(digits, null);
  }

  static Cell number(String digits, @Nullable String format) {
    return new Cell(digits, true, false, format);
  }

  /** The same cell, merged with cells of the rows below it. */
  Cell merged() {
    return isBlank() ? this : new Cell(text, number, hadInvisible, MERGED);
  }

  /** The cell's text without its number format. */
  Cell unformatted() {
    return format == null ? this : new Cell(text, number, hadInvisible, null);
  }

  /**
   * Code of the rule by which a number cannot be taken as it is stored; null if it can. A cell that
   * is merged over several rows states one number for all of them. A format may show a date, a
   * percentage or a thousandth of the stored number.
   */
  @Nullable String problem() {
    if (format == null) {
      return null;
    }
    if (format.equals(MERGED)) {
      return "merged_cells";
    }
    return number && CellFormat.hides(format) ? "number_format" : null;
  }

  boolean isBlank() {
    return text.isEmpty();
  }
}
