package kz.quat.submission;

import java.util.regex.Pattern;

/** Blanks as people and programs write them: no-break, thin, zero-width, byte-order marks. */
final class Blanks {

  /** Of one character, for use between brackets of a pattern. */
  static final String CLASS = "\\s\\u00A0\\u2000-\\u200B\\u202F\\u205F\\u2060\\u3000\\uFEFF";

  private static final Pattern AROUND =
      Pattern.compile("\\A[" + CLASS + "]++|(?<![" + CLASS + "])[" + CLASS + "]++\\z");

  private Blanks() {}

  static String strip(String text) {
    return AROUND.matcher(text).replaceAll("");
  }
}
