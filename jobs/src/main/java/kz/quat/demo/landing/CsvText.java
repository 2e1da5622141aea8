package kz.quat.demo.landing;

import java.math.BigDecimal;

/** A CSV file in the making: comma, header row, line feed, fields quoted where they must be. */
public final class CsvText {
  private final StringBuilder text = new StringBuilder(1 << 14);
  private int lines;

  public CsvText(String header) {
    line(header);
  }

  public CsvText row(String... fields) {
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      text.append(quoted(fields[i]));
    }
    text.append('\n');
    lines++;
    return this;
  }

  /** A line as it is: for headers and for what is planted broken. */
  public CsvText line(String raw) {
    text.append(raw).append('\n');
    lines++;
    return this;
  }

  /** Number of the last line written, the header being 1. */
  public int lastLine() {
    return lines;
  }

  public int rows() {
    return lines - 1;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** kW as MW (or kWh as MWh), at most three decimals, none where none are needed. */
  public static String thousandths(long value) {
    if (value % 1000 == 0) {
      return Long.toString(value / 1000);
    }
    return BigDecimal.valueOf(value, 3).stripTrailingZeros().toPlainString();
  }

  private static String quoted(String field) {
    boolean plain = field.indexOf(',') < 0 && field.indexOf('"') < 0 && field.indexOf('\n') < 0;
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
