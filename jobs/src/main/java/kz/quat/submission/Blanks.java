package kz.quat.submission;

import java.util.regex.Pattern;

/**
 * What cannot be seen in a text: blanks of every width, and characters without any, such as marks
 * of direction, joiners, soft hyphens and byte-order marks.
 */
public final class Blanks {

  /** Without any width, between brackets of a pattern: taken away wherever they stand. */
  private static final String INVISIBLE =
      "\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFE00-\\uFE0F\\uFEFF";

  /** Of one character, for use between brackets of a pattern. */
  static final String CLASS =
      "\\s\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000";

  /** What {@link #strip} takes away, as one regular expression. */
  public static final String STRIPPED =
      "^[" + CLASS + INVISIBLE + "]+|[" + CLASS + INVISIBLE + "]+$|[" + INVISIBLE + "]+";

  private static final Pattern AROUND =
      Pattern.compile("\\A[" + CLASS + "]++|(?<![" + CLASS + "])[" + CLASS + "]++\\z");
  private static final Pattern NOWHERE = Pattern.compile("[" + INVISIBLE + "]++");

  private Blanks() {}

  /** The text without blanks around it and without what has no width anywhere in it. */
  public static String strip(String text) {
    if (isAscii(text)) {
      return text.strip();
    }
    return AROUND.matcher(visible(text)).replaceAll("");
  }

  /** Whether {@link #strip} takes away more than plain blanks, which nobody would see. */
  public static boolean hidesAnything(String text) {
    return !strip(text).equals(text.strip());
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
