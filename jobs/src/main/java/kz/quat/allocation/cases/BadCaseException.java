package kz.quat.allocation.cases;

/**
 * Thrown for a case that is refused as a whole (docs/spec/quotas.md, section 5). The message names
 * the file, the line, the column, the value and the rule. The value is escaped and shortened,
 * because it comes from outside.
 */
public final class BadCaseException extends IllegalArgumentException {
  private static final int SHOWN_CHARS = 80;

  private final String file;
  private final int line;
  private final String column;
  private final String value;
  private final String rule;

  /**
   * Refuses a case.
   *
   * @param file the file's name within the case folder
   * @param line line in that file, counted from 1; 0 if no single line is at fault
   * @param column name of the column, or of the columns of a key
   * @param value the text found; "" for a blank
   * @param rule what must hold
   */
  public BadCaseException(String file, int line, String column, String value, String rule) {
    super(message(file, line, column, value, rule));
    this.file = file;
    this.line = line;
    this.column = column;
    this.value = value;
    this.rule = rule;
  }

  private static String message(String file, int line, String column, String value, String rule) {
    String place = line > 0 ? " line " + line : "";
    return file + place + ", column " + column + ": " + quoted(value) + " refused: " + rule;
  }

  static String quoted(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < Math.min(value.length(), SHOWN_CHARS); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.append(value.length() > SHOWN_CHARS ? "…\"" : "\"").toString();
  }

  /** The same refusal, with the line added. */
  public BadCaseException atLine(int lineNumber) {
    return new BadCaseException(file, lineNumber, column, value, rule);
  }

  /** Name of the file within the case folder. */
  public String file() {
    return file;
  }

  /** Line, counted from 1; 0 where no single line is at fault. */
  public int line() {
    return line;
  }

  /** Name of the column. */
  public String column() {
    return column;
  }

  /** The text found. */
  public String value() {
    return value;
  }

  /** What must hold. */
  public String rule() {
    return rule;
  }
}
