package kz.quat.demo.landing;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import kz.quat.csv.CsvFile;

/** A CSV file in the making: comma, header row, line feed, fields quoted where they must be. */
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

  /** A line as it is: for headers and for what is planted broken. */
  public CsvText line(String raw) {
    text.write(raw + '\n');
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
}
