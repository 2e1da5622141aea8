package kz.quat.submission;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people write them: decimal comma or point, thousands parted by blanks, points, commas
 * or apostrophes. What a comma or a point means is told by the whole column; where the column does
 * not tell it, the number is unclear and is refused, since a guess could be wrong by a thousand.
 */
final class NumberColumn {

  private static final String BLANK = "[" + Blanks.CLASS + "'\\u2019]";
  private static final Pattern SPACED =
      Pattern.compile("[+-]?\\d{1,3}(?:" + BLANK + "\\d{3})++(?:[.,]\\d+)?");
  private static final Pattern BLANKS = Pattern.compile(BLANK);
  private static final Pattern POINT_THOUSANDS =
      Pattern.compile("[+-]?\\d{1,3}(?:\\.\\d{3})+,\\d+|[+-]?\\d{1,3}(?:\\.\\d{3}){2,}");
  private static final Pattern COMMA_THOUSANDS =
      Pattern.compile("[+-]?\\d{1,3}(?:,\\d{3})+\\.\\d+|[+-]?\\d{1,3}(?:,\\d{3}){2,}");
  private static final Pattern ONE_COMMA_GROUP = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");
  private static final Pattern ONE_POINT_GROUP = Pattern.compile("[+-]?[1-9]\\d{0,2}\\.\\d{3}");
  private static final Pattern COMMA_DECIMAL = Pattern.compile("[+-]?\\d+,\\d+");
  private static final Pattern POINT_DECIMAL = Pattern.compile("[+-]?\\d+\\.\\d+");
  private static final Pattern SCIENTIFIC =
      Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?\\s?[eEеЕ]\\s?[+-]?\\d{1,3}");
  private static final int MAX_CHARS = 40;

  private final boolean commaIsDecimal;
  private final boolean commaIsThousands;
  private final boolean pointIsDecimal;
  private final boolean pointIsThousands;

  private NumberColumn(Counts seen, boolean commaSeparated) {
    boolean comma = seen.commaDecimal || seen.pointThousands;
    boolean point = seen.pointDecimal || seen.commaThousands;
    this.commaIsDecimal = comma && !point;
    this.pointIsThousands = seen.pointThousands && !point;
    this.commaIsThousands = point && !comma;
    // Where commas part the fields, the point is the decimal one: docs/spec/inputs.md.
    this.pointIsDecimal = (point || commaSeparated) && !comma;
  }

  /** What the column shows beyond doubt. */
  private static final class Counts {
    boolean commaDecimal;
    boolean pointDecimal;
    boolean commaThousands;
    boolean pointThousands;

    void add(Cell cell) {
      String text = cell.number() ? "" : plain(cell);
      commaThousands |= COMMA_THOUSANDS.matcher(text).matches();
      pointThousands |= POINT_THOUSANDS.matcher(text).matches();
      commaDecimal |=
          COMMA_DECIMAL.matcher(text).matches() && !ONE_COMMA_GROUP.matcher(text).matches();
      pointDecimal |=
          POINT_DECIMAL.matcher(text).matches() && !ONE_POINT_GROUP.matcher(text).matches();
    }
  }

  /** How a column writes its numbers. */
  static NumberColumn of(List<Cell> column, boolean commaSeparated) {
    Counts seen = new Counts();
    column.forEach(seen::add);
    return new NumberColumn(seen, commaSeparated);
  }

  /** A plain decimal with a point; the text as it is where it is none or not clear. */
  String read(Cell cell) {
    String text = plain(cell);
    if (cell.number() || text.length() > MAX_CHARS) {
      return cell.text();
    }
    if (COMMA_THOUSANDS.matcher(text).matches()) {
      return text.replace(",", "");
    }
    if (POINT_THOUSANDS.matcher(text).matches()) {
      return text.replace(".", "").replace(',', '.');
    }
    if (ONE_COMMA_GROUP.matcher(text).matches()) {
      return commaIsDecimal
          ? text.replace(',', '.')
          : commaIsThousands ? text.replace(",", "") : cell.text();
    }
    if (ONE_POINT_GROUP.matcher(text).matches()) {
      return pointIsThousands ? text.replace(".", "") : text;
    }
    return COMMA_DECIMAL.matcher(text).matches() ? text.replace(',', '.') : text;
  }

  /** Both readings of a number that may mean either; null where it is clear, or no number. */
  @Nullable String unclear(Cell cell) {
    String text = plain(cell);
    if (cell.number() || text.length() > MAX_CHARS) {
      return null;
    }
    boolean comma = ONE_COMMA_GROUP.matcher(text).matches() && !commaIsDecimal && !commaIsThousands;
    boolean point = ONE_POINT_GROUP.matcher(text).matches() && !pointIsDecimal && !pointIsThousands;
    return comma || point
        ? cell.text() + " = " + text.replace(',', '.') + " / " + text.replaceAll("[.,]", "")
        : null;
  }

  /** Whether a spreadsheet wrote it with an exponent: the digits that it did not show are gone. */
  static boolean hasLostDigits(Cell cell) {
    return !cell.number()
        && cell.text().length() <= MAX_CHARS
        && SCIENTIFIC.matcher(cell.text()).matches();
  }

  private static String plain(Cell cell) {
    String text = cell.text().replace('\u2212', '-');
    return text.length() <= MAX_CHARS && SPACED.matcher(text).matches()
        ? BLANKS.matcher(text).replaceAll("")
        : text;
  }
}
