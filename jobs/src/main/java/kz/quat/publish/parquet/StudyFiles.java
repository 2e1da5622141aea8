package kz.quat.publish.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kz.quat.csv.CsvFile;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Writes the table of a study, such as a back-test, as CSV and as Parquet with the same rows. */
public final class StudyFiles {

  private StudyFiles() {}

  /**
   * Writes {@code TABLE.csv} and {@code TABLE.parquet} into a folder; the folder is created and
   * existing files are replaced.
   *
   * @param rows sorted by the table's key
   * @param facts entries for the Parquet footer
   */
  public static void write(
      Path folder, TableSpec table, List<Row> rows, Map<String, String> facts) {
    Path parquet = folder.resolve(table.name() + ".parquet");
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(parquet);
      CsvFile.write(
          folder.resolve(table.name() + ".csv"),
          table.columns().stream().map(ColumnSpec::name).toList(),
          rows.stream(),
          row -> IntStream.range(0, row.size()).mapToObj(i -> text(row.get(i))).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + folder, e);
    }
    ParquetTableWriter.write(parquet, table, rows.iterator(), facts);
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Timestamp at) {
      return at.toInstant().toString();
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
