package kz.quat.clean;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.jspecify.annotations.Nullable;

/** Codes as people type them: letters of another alphabet that look the same. */
final class Codes {

  private static final String CYRILLIC = "АВЕКМНОРСТУХІаеорсухіԛԝЅѕЈј";
  private static final String LATIN = "ABEKMHOPCTYXIaeopcyxiqwSsJj";
  private static final Map<Integer, Character> LOOKS_LIKE = new TreeMap<>();

  static {
    for (int i = 0; i < CYRILLIC.length(); i++) {
      LOOKS_LIKE.put((int) CYRILLIC.charAt(i), LATIN.charAt(i));
    }
  }

  private Codes() {}

  /**
   * What of a code is of another alphabet, with the code that was probably meant; null where all of
   * its letters are of one alphabet that is plain to see.
   */
  static @Nullable String mixed(@Nullable String code) {
    if (code == null) {
      return null;
    }
    StringBuilder likely = new StringBuilder();
    String foreign = null;
    boolean latin = false;
    boolean distinct = false;
    for (int c : code.codePoints().toArray()) {
      Character like = LOOKS_LIKE.get(c);
      boolean other = Character.isLetter(c) && !isLatin(c);
      latin |= isLatin(c);
      distinct |= other && like == null;
      likely.append(like == null ? Character.toString(c) : like.toString());
      foreign = foreign == null && other ? Character.toString(c) : foreign;
    }
    if (foreign == null || (distinct && !latin)) {
      return null;
    }
    int letter = foreign.codePointAt(0);
    String named = "%s: %s (U+%04X)".formatted(code, Character.getName(letter), letter);
    return distinct ? named : named + " → " + likely;
  }

  /** {@link #mixed} as an expression: whether anything is. */
  static Column isMixed(Column code) {
    Column latin = code.rlike("\\p{IsLatin}");
    Column other = code.rlike("(?!\\p{IsLatin})\\p{L}");
    Column distinct = code.rlike("(?!\\p{IsLatin}|[" + CYRILLIC + "])\\p{L}");
    return other.and(latin.or(distinct.equalTo(false)));
  }

  private static boolean isLatin(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }
}
