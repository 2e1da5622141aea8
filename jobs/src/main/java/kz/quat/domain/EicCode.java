package kz.quat.domain;

import java.util.regex.Pattern;

/**
 * Codes of parties, areas and points in the messages of IEC 62325: 15 characters and one that
 * checks them, by ENTSO-E's reference manual of the Energy Identification Coding scheme.
 */
public final class EicCode {

  private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
  private static final Pattern FORM = Pattern.compile("[0-9A-Z-]{15}[0-9A-Z]");
  private static final int CHECKED = 15;

  private EicCode() {}

  /** Whether a text has the form of such a code and its last character checks the others. */
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
