package kz.quat.submission;

/**
 * A cell as it is written.
 *
 * @param text without blanks around it and without invisible characters; empty where nothing stands
 *     there
 * @param number true for a spreadsheet's number: its digits with a point, whatever is displayed
 * @param hadInvisible whether no-break blanks around it or invisible characters were taken away
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
