package kz.quat.publish.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.Iterator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import kz.quat.csv.CsvFile;
import kz.quat.publish.paper.Defused;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Streams rows of a table as CSV: UTF-8, comma, a header row. An empty field is a null (not known).
 */
public final class RowsCsv {

  private RowsCsv() {}

  /**
   * Writes the header and every row; leaves the writer open.
   *
   * @return the number of rows
   * @throws UncheckedIOException if it cannot be written
   */
  public static long write(TableSpec table, Iterator<Row> rows, Writer writer) {
    LongAdder written = new LongAdder();
    int width = table.columns().size();
    try {
      CsvFile.write(
          writer,
          table.columns().stream().map(ColumnSpec::name).toList(),
          StreamSupport.stream(((Iterable<Row>) () -> rows).spliterator(), false),
          row -> {
            written.increment();
            return IntStream.range(0, width).mapToObj(i -> field(row.get(i))).toList();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written.sum();
  }

  private static String field(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Timestamp at) {
      return at.toInstant().toString();
    }
    if (value instanceof Date day) {
      return day.toLocalDate().toString();
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof String text ? Defused.text(text) : value.toString();
  }
}
