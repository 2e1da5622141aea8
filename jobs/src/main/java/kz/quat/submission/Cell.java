package kz.quat.submission;

/**
 * A cell as it is written.
 *
 * @param text without blanks around it; empty where nothing stands there
 * @param number true for a spreadsheet's number: its digits with a point, whatever is displayed
 */
record Cell(String text, boolean number) {

  static final Cell EMPTY = new Cell("", false);

  static Cell text(String text) {
    String plain = Blanks.strip(text);
    return plain.isEmpty() ? EMPTY : new Cell(plain, false);
  }

  static Cell number(String digits) {
    return new Cell(digits, true);
  }

  boolean isBlank() {
    return text.isEmpty();
  }
}
