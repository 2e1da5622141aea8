package kz.quat.submission;

/**
 * The text of a cell.
 *
 * @param text without leading and trailing blanks and without invisible characters; empty for a
 *     blank cell
 * @param number true for a numeric cell of a spreadsheet; its text is then the stored digits with a
 *     decimal point, whatever the display format
 * @param hadInvisible whether no-break blanks around the text or invisible characters were removed
 */
record Cell(String text, boolean number, boolean hadInvisible) {

  static final Cell EMPTY = new Cell("", false, false);

  static Cell text(String text) {
    String plain = Blanks.strip(text);
    return plain.isEmpty() ? EMPTY : new Cell(plain, false, Blanks.hidesAnything(text));
  }

  static Cell number(String digits) {
    return new Cell(digits, true, false);
  }

  boolean isBlank() {
    return text.isEmpty();
  }
}
