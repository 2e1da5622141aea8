package kz.quat.submission;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Numbers as people write them: decimal comma or point, thousands parted by blanks, points, commas
 * or apostrophes. What a comma or a point means is told by the whole column; where the column does
 * not tell it, the text stays as it is and is refused, since a guess could be wrong by a thousand.
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
  private static final int MAX_CHARS = 40;

  private final boolean commaThousands;
  private final boolean pointThousands;
  private final boolean commaUnclear;

  private NumberColumn(boolean commaThousands, boolean pointThousands, boolean commaUnclear) {
    this.commaThousands = commaThousands;
    this.pointThousands = pointThousands;
    this.commaUnclear = commaUnclear;
  }

  /** How a column writes its numbers. */
  static NumberColumn of(List<Cell> column, boolean commaSeparated) {
    boolean commaThousands = false;
    boolean pointThousands = false;
    boolean commaDecimal = false;
    for (Cell cell : column) {
      String text = plain(cell);
      commaThousands |= COMMA_THOUSANDS.matcher(text).matches();
      pointThousands |= POINT_THOUSANDS.matcher(text).matches();
      commaDecimal |=
          COMMA_DECIMAL.matcher(text).matches() && !ONE_COMMA_GROUP.matcher(text).matches();
    }
    boolean contradicts = commaThousands && (pointThousands || commaDecimal);
    return new NumberColumn(
        commaThousands && !contradicts,
        pointThousands && !contradicts,
        contradicts || (commaSeparated && !commaDecimal && !commaThousands && !pointThousands));
  }

  /** A plain decimal with a point; the text as it is where it is none or not clear. */
  String read(Cell cell) {
    String text = plain(cell);
    if (cell.number() || text.length() > MAX_CHARS) {
      return cell.text();
    }
    if (COMMA_THOUSANDS.matcher(text).matches()) {
      return commaThousands ? text.replace(",", "") : cell.text();
    }
    if (POINT_THOUSANDS.matcher(text).matches()) {
      return pointThousands ? text.replace(".", "").replace(',', '.') : cell.text();
    }
    if (ONE_COMMA_GROUP.matcher(text).matches()) {
      return oneCommaGroup(text, cell);
    }
    if (pointThousands && ONE_POINT_GROUP.matcher(text).matches()) {
      return text.replace(".", "");
    }
    return COMMA_DECIMAL.matcher(text).matches() ? text.replace(',', '.') : text;
  }

  private String oneCommaGroup(String text, Cell cell) {
    if (commaUnclear) {
      return cell.text();
    }
    return commaThousands ? text.replace(",", "") : text.replace(',', '.');
  }

  private static String plain(Cell cell) {
    String text = cell.text().replace('\u2212', '-');
    return text.length() <= MAX_CHARS && SPACED.matcher(text).matches()
        ? BLANKS.matcher(text).replaceAll("")
        : text;
  }
}
