package kz.quat.demo.landing;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import kz.quat.csv.CsvFile;

/** Builds the text of a CSV file: comma, header row, line feed, fields quoted where necessary. */
public final class CsvText {
  private final StringWriter text = new StringWriter(1 << 14);
  private final CsvWriter csv = CsvFile.to(text);
  private int lines;

  public CsvText(String header) {
    line(header);
  }

  public CsvText row(String... fields) {
    csv.writeRecord(fields);
    lines++;
    return this;
  }

  /** Adds a line unchanged, for headers and for deliberately broken lines. */
  public CsvText line(String raw) {
    text.write(raw + '\n');
    lines++;
    return this;
  }

  /** Number of the last line written; the header is line 1. */
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

  /** kW as MW (or kWh as MWh) with at most three decimals and no trailing zeros. */
  public static String thousandths(long value) {
    if (value % 1000 == 0) {
      return Long.toString(value / 1000);
    }
    return BigDecimal.valueOf(value, 3).stripTrailingZeros().toPlainString();
  }
}
