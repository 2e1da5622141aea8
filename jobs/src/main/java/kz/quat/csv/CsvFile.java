package kz.quat.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** CSV the one way Quat writes it: UTF-8, comma, LF, a header row, quotes only where needed. */
public final class CsvFile {

  private CsvFile() {}

  /**
   * Writes a file anew.
   *
   * @param fields the texts of a row, as many as the header has
   */
  public static <T> void write(
      Path file, List<String> header, Stream<T> rows, Function<T, List<String>> fields)
      throws IOException {
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
      csv.writeRecord(header);
      rows.forEach(row -> csv.writeRecord(fields.apply(row)));
    }
  }

  /**
   * Writes to an open writer, which stays open.
   *
   * @param fields the texts of a row, as many as the header has
   * @throws java.io.UncheckedIOException where it cannot be written
   */
  public static <T> void write(
      Writer writer, List<String> header, Stream<T> rows, Function<T, List<String>> fields)
      throws IOException {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
    csv.writeRecord(header);
    rows.forEach(row -> csv.writeRecord(fields.apply(row)));
    csv.flush();
  }
}
