package kz.quat.allocation.cases;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes a CSV file the one way Quat writes them: UTF-8, comma, LF, quotes only where needed. */
final class CsvFile {
  private CsvFile() {}

  static <T> void write(
      Path path, List<String> header, Stream<T> rows, Function<T, List<String>> fields)
      throws IOException {
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(path)) {
      writer.writeRecord(header);
      rows.forEach(row -> writer.writeRecord(fields.apply(row)));
    }
  }
}
