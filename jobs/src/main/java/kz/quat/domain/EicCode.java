package kz.quat.domain;

import java.util.regex.Pattern;

/**
 * Codes of parties, areas and points in messages of IEC 62325: 15 characters and a check character,
 * as the reference manual of ENTSO-E's Energy Identification Coding scheme defines them.
 */
public final class EicCode {

  private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
  private static final Pattern FORM = Pattern.compile("[0-9A-Z-]{15}[0-9A-Z]");
  private static final int CHECKED = 15;

  private EicCode() {}

  /** True if a text has the form of such a code and its check character is right. */
  public static boolean isValid(String text) {
    if (!FORM.matcher(text).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < CHECKED; i++) {
      sum += CHARACTERS.indexOf(text.charAt(i)) * (CHECKED + 1 - i);
    }
    int last = CHARACTERS.length() - 1;
    return CHARACTERS.charAt(last - (sum - 1) % CHARACTERS.length()) == text.charAt(CHECKED);
  }
}
