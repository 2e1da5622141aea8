package kz.quat.publish.text;

/**
 * Shows invisible characters in texts from outside as escapes, so that they cannot break or hide a
 * line.
 */
public final class Visible {

  /** The limit of a workbook's cell. */
  private static final int MOST_CHARACTERS = 32_000;

  private Visible() {}

  /** The text with escapes; cut off where it exceeds a cell of a workbook. */
  public static String text(String raw) {
    StringBuilder visible = new StringBuilder();
    raw.codePoints().limit(MOST_CHARACTERS).forEach(point -> append(visible, point));
    return visible.substring(0, Math.min(visible.length(), MOST_CHARACTERS));
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
