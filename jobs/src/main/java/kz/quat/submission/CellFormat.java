package kz.quat.submission;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Number formats of spreadsheets (ECMA-376 part 1, 18.8.30 and 18.8.31). The number that people see
 * may differ from the stored one.
 */
final class CellFormat {

  /** Parts of a format code other than digits: colours, conditions, fill and width. */
  private static final Pattern OTHER = Pattern.compile("\\[[^\\]]*\\]|[_*].");

  private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"|\\\\(.)");
  private static final Pattern ELAPSED = Pattern.compile("\\[[hms]+\\]");
  private static final Pattern TIME = Pattern.compile("[dmyhs]");
  private static final Pattern SCALED = Pattern.compile("[0#?],+(?![0#?,])");
  private static final Pattern THOUSANDS = Pattern.compile("(?iu)(тыс|млн|мың|thous|mln).*|[km]");

  private CellFormat() {}

  /**
   * The format code of a number; null for built-in formats that show neither a date nor a
   * percentage.
   *
   * @param id of a built-in format or of one defined in the workbook
   * @param code of the workbook's format; null for a built-in one
   */
  static @Nullable String of(@Nullable Integer id, @Nullable String code) {
    if (code != null && !code.isEmpty()) {
      return code;
    }
    if (id == null) {
      return null;
    }
    if (id == 9 || id == 10) {
      return "0%";
    }
    boolean isTime = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);
    return isTime && id != 48 && id != 49 ? "dd.mm.yyyy" : null;
  }

  /** Whether a format shows a date, a time, a percentage, or a fraction of the stored number. */
  static boolean hides(String format) {
    if (ELAPSED.matcher(format).find() || THOUSANDS.matcher(literal(format)).matches()) {
      return true;
    }
    String bare = OTHER.matcher(LITERAL.matcher(format).replaceAll("")).replaceAll("");
    String lower = bare.replaceAll("(?i)general|e[+-]", "").toLowerCase(java.util.Locale.ROOT);
    return lower.contains("%") || TIME.matcher(lower).find() || SCALED.matcher(lower).find();
  }

  /** The words that a format shows next to a number, such as a unit; empty if there are none. */
  static String literal(String format) {
    StringBuilder words = new StringBuilder();
    Matcher each = LITERAL.matcher(format.split(";", -1)[0]);
    while (each.find()) {
      words.append(each.group(1) == null ? each.group(2) : each.group(1));
    }
    return Blanks.strip(words.toString());
  }
}
