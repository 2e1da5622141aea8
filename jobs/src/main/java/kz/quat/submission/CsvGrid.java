package kz.quat.submission;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A CSV file as a grid: by semicolon, comma or tab, whichever cuts its lines most evenly. */
final class CsvGrid {

  private static final char[] SEPARATORS = {';', '\t', ','};
  private static final int SAMPLE_LINES = 60;
  private static final int MAX_FIELD_CHARS = 1 << 17;

  private CsvGrid() {}

  static Grid of(String text) throws IOException {
    char separator = separator(text);
    CsvReader.CsvReaderBuilder parser =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(true)
            .maxBufferSize(MAX_FIELD_CHARS);
    List<Grid.GridRow> rows = new ArrayList<>();
    long cells = 0;
    try (CsvReader<CsvRecord> records = parser.ofCsvRecord(new StringReader(text))) {
      for (CsvRecord record : records) {
        List<Cell> row = cells(record);
        cells += row.size();
        if (cells > Grid.MAX_CELLS) {
          throw new UnreadableException(Document.TOO_LARGE, "has too many cells");
        }
        if (!row.isEmpty()) {
          rows.add(new Grid.GridRow(record.getStartingLineNumber(), row));
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw new UnreadableException(
          Document.UNPARSEABLE, "is no well-formed CSV after " + rows.size() + " rows");
    }
    return new Grid("", rows, separator == ',', false);
  }

  /** Cells up to the last that is not blank. */
  private static List<Cell> cells(CsvRecord record) {
    List<Cell> cells = new ArrayList<>();
    int used = 0;
    int width = Math.min(record.getFieldCount(), Grid.MAX_COLUMNS);
    for (int i = 0; i < width; i++) {
      cells.add(Cell.text(record.getField(i)));
      used = cells.get(i).isBlank() ? used : i + 1;
    }
    return cells.subList(0, used);
  }

  /**
   * The separator that most lines agree on: the score is the number of lines that have the
   * commonest count above 0. A decimal comma stands once a line at most where a semicolon or tab
   * separates, so those are asked first and win a tie.
   */
  private static char separator(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(SAMPLE_LINES).toList();
    char best = SEPARATORS[0];
    long most = 0;
    for (char separator : SEPARATORS) {
      long score = lines.stream().filter(line -> count(line, separator) > 0).count();
      if (score > most) {
        most = score;
        best = separator;
      }
    }
    return best;
  }

  private static int count(String line, char separator) {
    boolean quoted = false;
    int count = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted = (c == '"') != quoted;
      count += c == separator && !quoted ? 1 : 0;
    }
    return count;
  }
}
