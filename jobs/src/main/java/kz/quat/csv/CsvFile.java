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

/** Writes CSV in Quat's one format: UTF-8, comma, LF, a header row, quotes only where needed. */
public final class CsvFile {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private CsvFile() {}

  /**
   * Writes a file, replacing an existing one.
   *
   * @param fields gives the texts of a row, as many as the header has
   */
  public static <T> void write(
      Path file, List<String> header, Stream<T> rows, Function<T, List<String>> fields)
      throws IOException {
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
      write(csv, header, rows, fields);
    }
  }

  /**
   * Writes to an open writer and leaves it open.
   *
   * @param fields gives the texts of a row, as many as the header has
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public static <T> void write(
      Writer writer, List<String> header, Stream<T> rows, Function<T, List<String>> fields)
      throws IOException {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
    write(csv, header, rows, fields);
    csv.flush();
  }

  /**
   * CSV that spreadsheet programs open correctly: with a byte order mark and CRLF.
   *
   * @param separator a semicolon for languages with a decimal comma
   * @param fields gives the texts of a row, as many as the header has
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

  /** A writer for single rows of files made in memory; it does not buffer. */
  public static CsvWriter to(StringWriter text) {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text);
  }

  private static <T> void write(
      CsvWriter csv, List<String> header, Stream<T> rows, Function<T, List<String>> fields) {
    csv.writeRecord(header);
    rows.forEach(row -> csv.writeRecord(fields.apply(row)));
  }
}
