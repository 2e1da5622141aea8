package kz.quat.publish.text;

/** Texts from outside with what cannot be seen shown as an escape: no line goes astray by it. */
public final class Visible {

  /** A cell of a workbook holds no more. */
  private static final int MOST_CHARACTERS = 32_000;

  private Visible() {}

  /** The text, cut off where it is longer than a cell of a workbook. */
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
