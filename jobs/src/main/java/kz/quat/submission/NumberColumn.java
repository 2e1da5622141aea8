package kz.quat.submission;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people write them: decimal comma or point, thousands separated by blanks, points,
 * commas or apostrophes. The whole column decides what a comma or point means. If it does not tell,
 * the number is ambiguous and refused, since a guess could be wrong by a factor of 1000.
 */
final class NumberColumn {

  private static final String BLANK = "[" + Blanks.IN_LINE + "'\\u2019]";
  private static final Pattern SPACED =
      Pattern.compile("[+-]?\\d{1,3}(?:" + BLANK + "\\d{3})+(?:[.,]\\d+)?");
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
    // If commas separate the fields, the decimal sign is a point: docs/spec/inputs.md.
    this.pointIsDecimal = (point || commaSeparated) && !comma;
  }

  /** The unambiguous numbers of the column, by their decimal sign. */
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

  /** Determines how a column writes its numbers. */
  static NumberColumn of(List<Cell> column, boolean commaSeparated) {
    Counts seen = new Counts();
    column.forEach(seen::add);
    return new NumberColumn(seen, commaSeparated);
  }

  /** A plain decimal with a point; the text unchanged if it is not a number or ambiguous. */
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

  /** Both meanings of an ambiguous number; null if it is clear or not a number. */
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

  /** Whether a spreadsheet wrote the number with an exponent, so that digits are lost. */
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
