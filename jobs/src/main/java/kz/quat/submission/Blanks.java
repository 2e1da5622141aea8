package kz.quat.submission;

import java.util.regex.Pattern;

/**
 * Invisible characters in a text: blanks of every width, and characters without width such as
 * direction marks, joiners, soft hyphens and byte order marks.
 */
public final class Blanks {

  /**
   * Characters without width, for use between brackets of a pattern; they are removed everywhere.
   */
  private static final String INVISIBLE =
      "\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFE00-\\uFE0F\\uFEFF";

  /** Every invisible character, for use between brackets of a pattern. */
  static final String CLASS =
      "\\s\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000";

  /** Blanks that may separate the digits of one number; none of them ends a line or a column. */
  static final String IN_LINE = " \\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000";

  /** Regular expression for what {@link #strip} removes. */
  public static final String STRIPPED =
      "^[" + CLASS + INVISIBLE + "]+|[" + CLASS + INVISIBLE + "]+$|[" + INVISIBLE + "]+";

  private static final Pattern AROUND =
      Pattern.compile("\\A[" + CLASS + "]+|(?<![" + CLASS + "])[" + CLASS + "]+\\z");
  private static final Pattern NOWHERE = Pattern.compile("[" + INVISIBLE + "]+");

  private Blanks() {}

  /** The text without leading and trailing blanks and without any characters that have no width. */
  public static String strip(String text) {
    if (isAscii(text)) {
      return text.strip();
    }
    return AROUND.matcher(visible(text)).replaceAll("");
  }

  /**
   * Whether {@link #strip} removes more than plain blanks, that is, something that nobody would
   * see.
   */
  public static boolean hidesAnything(String text) {
    return !strip(text).equals(withoutPlain(text));
  }

  /** Whether a text is empty or has plain blanks alone. */
  static boolean areAll(String text) {
    return withoutPlain(text).isEmpty();
  }

  private static String withoutPlain(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isPlain(text.charAt(from))) {
      from++;
    }
    while (to > from && isPlain(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Blanks at which a line may be broken, as {@link Character#isWhitespace(char)} knows them. */
  private static boolean isPlain(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || (c >= '\u001C' && c <= '\u001F')
        || c == '\u1680'
        || (c >= '\u2000' && c <= '\u200A' && c != '\u2007')
        || c == '\u2028'
        || c == '\u2029'
        || c == '\u205F'
        || c == '\u3000';
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '\u007F') {
        return false;
      }
    }
    return true;
  }

  private static String visible(String text) {
    return NOWHERE.matcher(text).replaceAll("");
  }
}
