package kz.quat.submission;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a CSV file as a grid. The separator is semicolon, tab or comma, whichever occurs in most
 * lines.
 */
final class CsvGrid {

  private static final char[] SEPARATORS = {';', '\t', ','};
  private static final int SAMPLE_LINES = 60;
  private static final int MAX_FIELD_CHARS = 1 << 17;

  private final char separator;
  private final CsvReader.CsvReaderBuilder parser;
  private boolean anyQuotedLine;

  private CsvGrid(char separator) {
    this.separator = separator;
    this.parser =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(true)
            .maxBufferSize(MAX_FIELD_CHARS);
  }

  static Grid of(String text) throws IOException {
    return new CsvGrid(separator(text)).read(text);
  }

  private Grid read(String text) throws IOException {
    List<Grid.GridRow> rows = new ArrayList<>();
    long cells = 0;
    try (CsvReader<CsvRecord> records = parser.ofCsvRecord(new StringReader(text))) {
      for (CsvRecord record : records) {
        List<Cell> row = cells(unquoted(record));
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
    List<String> notes = anyQuotedLine ? List.of("lines_in_quotes") : List.of();
    return new Grid("", rows, separator == ',', false, false, notes);
  }

  /**
   * The fields of a line that is quoted as a whole, as some programs save a file with another
   * locale's separator.
   */
  private List<String> unquoted(CsvRecord record) {
    boolean isLine =
        record.getFieldCount() == 1
            && record.getField(0).indexOf(separator) >= 0
            && record.getField(0).indexOf('\n') < 0;
    if (!isLine) {
      return record.getFields();
    }
    try (CsvReader<CsvRecord> line = parser.ofCsvRecord(new StringReader(record.getField(0)))) {
      anyQuotedLine = true;
      return line.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
    } catch (CsvParseException | UncheckedIOException e) {
      return record.getFields();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cells up to the last one that is not blank. */
  private static List<Cell> cells(List<String> fields) {
    List<Cell> cells = new ArrayList<>();
    int used = 0;
    int width = Math.min(fields.size(), Grid.MAX_COLUMNS);
    for (int i = 0; i < width; i++) {
      cells.add(Cell.text(fields.get(i)));
      used = cells.get(i).isBlank() ? used : i + 1;
    }
    return cells.subList(0, used);
  }

  /**
   * The separator that occurs in most lines. In a file separated by semicolons or tabs, a comma may
   * occur as the decimal sign, so semicolon and tab are tried first and win a tie. Separators
   * inside quotes count only if there are no others.
   */
  private static char separator(String text) {
    List<String> lines = firstLines(text);
    for (boolean inQuotes : new boolean[] {false, true}) {
      char best = SEPARATORS[0];
      long most = 0;
      for (char separator : SEPARATORS) {
        long score = lines.stream().filter(line -> count(line, separator, inQuotes) > 0).count();
        if (score > most) {
          most = score;
          best = separator;
        }
      }
      if (most > 0) {
        return best;
      }
    }
    return SEPARATORS[0];
  }

  /** The first lines that are not blank. */
  private static List<String> firstLines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length() && lines.size() < SAMPLE_LINES) {
      int to = from;
      while (to < text.length() && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
        to++;
      }
      if (!Blanks.areAll(text.substring(from, to))) {
        lines.add(text.substring(from, to));
      }
      from = to + 1;
    }
    return lines;
  }

  private static int count(String line, char separator, boolean inQuotes) {
    boolean quoted = false;
    int count = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted = (c == '"') != quoted;
      count += c == separator && (inQuotes || !quoted) ? 1 : 0;
    }
    return count;
  }
}
