package kz.quat.clean.values;

import java.util.Map;
import java.util.TreeMap;
import org.teavm.jso.JSBody;

/** What Unicode says of a letter, in the browser: names come from the page, scripts from it. */
public final class Letters {

  private static final Map<Integer, String> NAMES = new TreeMap<>();

  private Letters() {}

  /**
   * Takes over the names of letters.
   *
   * @param lines code point, blank, name; one a line
   */
  public static void learn(String lines) {
    for (String line : lines.split("\n")) {
      int blank = line.indexOf(' ');
      if (blank > 0) {
        NAMES.put(Integer.valueOf(line.substring(0, blank)), line.substring(blank + 1));
      }
    }
  }

  static String name(int letter) {
    String name = NAMES.get(letter);
    return name == null ? "null" : name;
  }

  @JSBody(
      params = "letter",
      script = "return /^\\p{Script=Latin}$/u.test(String.fromCodePoint(letter));")
  static native boolean isLatin(int letter);
}
