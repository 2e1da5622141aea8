package kz.quat.clean.values;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.jspecify.annotations.Nullable;

/** Finds letters of another alphabet that look the same in codes that people have typed. */
public final class Codes {

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
   * Describes the first letter in a code that is not Latin, followed by the code that was probably
   * meant where every such letter looks like a Latin one. Null if the code is Latin only, or if it
   * is plainly written in another alphabet.
   */
  public static @Nullable String mixed(@Nullable String code) {
    if (code == null) {
      return null;
    }
    StringBuilder likely = new StringBuilder();
    Integer foreign = null;
    boolean latin = false;
    boolean distinct = false;
    for (int c : code.codePoints().toArray()) {
      Character like = LOOKS_LIKE.get(c);
      boolean other = Character.isLetter(c) && !Letters.isLatin(c);
      latin |= Letters.isLatin(c);
      distinct |= other && like == null;
      if (like == null) {
        likely.appendCodePoint(c);
      } else {
        likely.append(like.charValue());
      }
      if (foreign == null && other) {
        foreign = c;
      }
    }
    if (foreign == null || (distinct && !latin)) {
      return null;
    }
    String named = "%s: %s (U+%04X)".formatted(code, Letters.name(foreign), foreign);
    return distinct ? named : named + " → " + likely;
  }

  /** {@link #mixed} as an expression: true where it would not return null. */
  public static Column isMixed(Column code) {
    Column latin = code.rlike("\\p{IsLatin}");
    Column other = code.rlike("(?!\\p{IsLatin})\\p{L}");
    Column distinct = code.rlike("(?!\\p{IsLatin}|[" + CYRILLIC + "])\\p{L}");
    return other.and(latin.or(distinct.equalTo(false)));
  }
}
