package kz.quat.publish.export;

/**
 * Texts from outside, made harmless for whoever opens them in a spreadsheet: what would be taken
 * for a formula gets an apostrophe before it, and what cannot be seen is shown as an escape.
 */
final class Defused {

  /** A cell of a workbook holds no more. */
  private static final int MOST_CHARACTERS = 32_000;

  private static final String FORMULA_SIGNS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  private Defused() {}

  /** The text as a cell may hold it. */
  static String text(String raw) {
    StringBuilder visible = new StringBuilder();
    raw.codePoints().limit(MOST_CHARACTERS).forEach(point -> append(visible, point));
    String text = visible.toString();
    String bare = text.stripLeading();
    boolean formula = !bare.isEmpty() && FORMULA_SIGNS.indexOf(bare.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  private static void append(StringBuilder text, int point) {
    int kind = Character.getType(point);
    boolean unseen =
        kind == Character.CONTROL
            || kind == Character.FORMAT
            || kind == Character.SURROGATE
            || kind == Character.LINE_SEPARATOR
            || kind == Character.PARAGRAPH_SEPARATOR
            || (point & 0xFFFE) == 0xFFFE;
    if (unseen) {
      text.append("\\u{%x}".formatted(point));
    } else {
      text.appendCodePoint(point);
    }
  }
}
