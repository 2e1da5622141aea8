package kz.quat.allocation.cases;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One file of a case as text, with its header checked and the line on which each row starts. */
final class CsvTable {
  /** Far more than the largest allowed case needs, and far less than would exhaust the memory. */
  static final int MOST_BYTES = 64 << 20;

  private final String file;
  private final List<String> header;
  private final List<CsvRow> rows;

  private CsvTable(String file, List<String> header, List<CsvRow> rows) {
    this.file = file;
    this.header = header;
    this.rows = rows;
  }

  List<CsvRow> rows() {
    return rows;
  }

  List<String> header() {
    return header;
  }

  /** Line of the row with this index, for messages. */
  int line(int index) {
    return index < rows.size() ? rows.get(index).line() : 1;
  }

  /**
   * Reads {@code folder/file}.
   *
   * @param required columns that must exist
   * @param optional columns that may be missing; any other column is refused
   */
  static CsvTable read(Path folder, String file, List<String> required, List<String> optional)
      throws IOException {
    return of(file, records(file, text(folder.resolve(file), file)), required, optional);
  }

  private static CsvTable of(
      String file, List<CsvRecord> records, List<String> required, List<String> optional) {
    if (records.isEmpty()) {
      throw new BadCaseException(file, 1, "header", "", "the file must have a header row");
    }
    List<String> header = records.get(0).getFields();
    checkHeader(file, header, required, optional);
    List<CsvRow> rows = new ArrayList<>();
    CsvTable table = new CsvTable(file, header, rows);
    for (CsvRecord row : records.subList(1, records.size())) {
      rows.add(table.row(row));
    }
    return table;
  }

  /** The same for a file that may have any further columns. */
  static CsvTable readAnyOf(Path folder, String file, String required) throws IOException {
    List<CsvRecord> records = records(file, text(folder.resolve(file), file));
    List<String> header = records.isEmpty() ? List.of() : records.get(0).getFields();
    return of(file, records, List.of(required), header);
  }

  private CsvRow row(CsvRecord row) {
    int line = (int) row.getStartingLineNumber();
    if (row.getFieldCount() != header.size()) {
      throw new BadCaseException(
          file,
          line,
          "number of fields",
          String.valueOf(row.getFieldCount()),
          "must be " + header.size() + " as in the header");
    }
    return new CsvRow(file, line, header, row.getFields());
  }

  private static void checkHeader(
      String file, List<String> header, List<String> required, List<String> optional) {
    Set<String> seen = new HashSet<>();
    for (String column : header) {
      if (!required.contains(column) && !optional.contains(column)) {
        throw new BadCaseException(file, 1, "header", column, "is not a column of this file");
      }
      if (!seen.add(column)) {
        throw new BadCaseException(file, 1, "header", column, "is repeated");
      }
    }
    for (String column : required) {
      if (!seen.contains(column)) {
        throw new BadCaseException(file, 1, column, "", "the column must be there");
      }
    }
  }

  private static List<CsvRecord> records(String file, String text) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().acceptCharsAfterQuotes(false).ofCsvRecord(text)) {
      return reader.stream().toList();
    } catch (CsvParseException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new BadCaseException(
          file, 0, "row", String.valueOf(cause.getMessage()), "must be well-formed CSV");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path path, String file) throws IOException {
    if (!Files.isRegularFile(path)) {
      // Reading a named pipe would block until somebody writes into it.
      throw new BadCaseException(file, 0, "file", "no regular file", "must be a file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw new BadCaseException(
          file, 0, "size", "more than " + MOST_BYTES + " bytes", "must be at most that");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new BadCaseException(file, 0, "encoding", "bytes", "must be UTF-8");
    }
  }
}
