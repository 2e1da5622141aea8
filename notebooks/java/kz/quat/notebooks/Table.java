package kz.quat.notebooks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The answer to a query. A null cell means "not known" and is shown as a dash, never as 0.
 *
 * @param columns names in order
 * @param rows cells in the order of the columns
 */
public record Table(List<String> columns, List<List<Object>> rows) {

  private static final int SHOWN_ROWS = 40;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'");

  /** Keeps own copies of both lists. */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** True where no row answers the query. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Where a column stands; an unknown name is refused with those that there are. */
  public int indexOf(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException("No column " + column + " among " + columns);
    }
    return index;
  }

  /** The same rows without a column that only served to sort. */
  public Table without(String column) {
    int index = indexOf(column);
    return new Table(
        dropped(columns, index), rows.stream().map(row -> dropped(row, index)).toList());
  }

  private static <T> List<T> dropped(List<T> cells, int index) {
    List<T> kept = new ArrayList<>(cells);
    kept.remove(index);
    return Collections.unmodifiableList(kept);
  }

  /** A cell as a number; NaN where it is null. */
  public static double number(Object cell) {
    return cell instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** The table for a page, escaped; long ones are cut and say so. */
  public String html() {
    StringBuilder html = new StringBuilder("<table><thead><tr>");
    for (int i = 0; i < columns.size(); i++) {
      html.append("<th style=\"text-align:").append(side(i)).append("\">");
      html.append(escaped(columns.get(i))).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    for (List<Object> row : rows.subList(0, Math.min(SHOWN_ROWS, rows.size()))) {
      html.append("<tr>");
      for (int i = 0; i < columns.size(); i++) {
        html.append("<td style=\"text-align:").append(side(i)).append(";overflow-wrap:anywhere\">");
        html.append(escaped(shown(row.get(i)))).append("</td>");
      }
      html.append("</tr>");
    }
    html.append("</tbody></table>");
    if (rows.isEmpty()) {
      html.append("<p>No rows: the night has none for this question.</p>");
    } else if (rows.size() > SHOWN_ROWS) {
      html.append("<p>The first ").append(SHOWN_ROWS).append(" of ").append(rows.size());
      html.append(" rows.</p>");
    }
    return html.toString();
  }

  /** Numbers stand right, words left, headings above them. */
  private String side(int column) {
    boolean numbers = rows.stream().anyMatch(row -> row.get(column) instanceof Number);
    return numbers ? "right" : "left";
  }

  /** A cell as people read it: at most three decimals, hours in UTC, a dash for null. */
  static String shown(Object cell) {
    if (cell == null) {
      return "–";
    }
    if (cell instanceof OffsetDateTime time) {
      return TIME.format(time);
    }
    if (cell instanceof Timestamp time) {
      return TIME.format(time.toLocalDateTime());
    }
    if (cell instanceof Double || cell instanceof Float || cell instanceof BigDecimal) {
      double value = number(cell);
      if (!Double.isFinite(value)) {
        return cell.toString();
      }
      BigDecimal rounded =
          new BigDecimal(cell.toString()).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
      return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }
    if (cell instanceof Number number && Math.abs(number.doubleValue()) >= 10_000) {
      return String.format(Locale.ROOT, "%,d", number.longValue());
    }
    return cell.toString();
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    for (char c : text.toCharArray()) {
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        // Direction marks of a hostile name would turn around what stands beside it.
        case '\u202A',
            '\u202B',
            '\u202C',
            '\u202D',
            '\u202E',
            '\u2066',
            '\u2067',
            '\u2068',
            '\u2069' ->
            safe.append('\uFFFD');
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
