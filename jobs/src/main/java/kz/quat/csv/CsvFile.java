package kz.quat.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** CSV the one way Quat writes it: UTF-8, comma, LF, a header row, quotes only where needed. */
public final class CsvFile {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

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
      write(csv, header, rows, fields);
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
    write(csv, header, rows, fields);
    csv.flush();
  }

  /**
   * CSV as spreadsheet programs open it: with a byte order mark and CRLF.
   *
   * @param separator a semicolon where the decimal sign is a comma
   * @param fields the texts of a row, as many as the header has
   */
  public static <T> byte[] forSpreadsheets(
      char separator, List<String> header, Stream<T> rows, Function<T, List<String>> fields)
      throws IOException {
    StringWriter text = new StringWriter();
    text.write(BYTE_ORDER_MARK);
    CsvWriter.CsvWriterBuilder format =
        CsvWriter.builder().fieldSeparator(separator).lineDelimiter(LineDelimiter.CRLF);
    try (CsvWriter csv = format.build(text)) {
      write(csv, header, rows, fields);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A writer row by row, for files that are made in memory; it holds nothing back. */
  public static CsvWriter to(StringWriter text) {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text);
  }

  private static <T> void write(
      CsvWriter csv, List<String> header, Stream<T> rows, Function<T, List<String>> fields) {
    csv.writeRecord(header);
    rows.forEach(row -> csv.writeRecord(fields.apply(row)));
  }
}
