package kz.quat.extract;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file, each with its text and line. If a record cannot be read (an open
 * quote, text after a closing quote), its first line is refused and reading continues with the next
 * line. Blank lines are ignored. A file without any line gives one record without text.
 */
final class CsvRecords implements RecordStream {

  /** A longer record is taken for an open quote. */
  static final int MAX_RECORD_CHARS = 1 << 17;

  private static final int MAX_BROKEN_RECORDS = 1000;
  private static final CsvReader.CsvReaderBuilder PARSER =
      CsvReader.builder()
          .skipEmptyLines(true)
          .acceptCharsAfterQuotes(false)
          .maxBufferSize(MAX_RECORD_CHARS);

  private final LineWindow window;
  private final List<String> required;
  private final List<String> all;
  private CloseableIterator<CsvRecord> parser;
  private @Nullable CsvHeader header;

  /** A parsed record whose text is not known yet: it ends where the next record starts. */
  private @Nullable CsvRecord held;

  private @Nullable RawRecord ready;
  private @Nullable UncheckedIOException failure;
  private long line = 1;
  private long parserLine = 1;
  private int broken;
  private boolean finished;

  CsvRecords(Reader text, List<String> required, List<String> all) {
    this.window = new LineWindow(text);
    this.required = required;
    this.all = all;
    this.parser = PARSER.ofCsvRecord((Reader) window).iterator();
  }

  @Override
  public boolean hasNext() {
    while (ready == null && !finished) {
      advance();
    }
    return ready != null;
  }

  @Override
  public RawRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    RawRecord record = Objects.requireNonNull(ready);
    ready = null;
    return record;
  }

  private void advance() {
    if (failure != null || broken > MAX_BROKEN_RECORDS) {
      giveUp();
    } else if (held == null) {
      hold();
    } else {
      release(held);
    }
  }

  private void hold() {
    try {
      held = poll();
    } catch (CsvParseException e) {
      breakLine();
      return;
    } catch (UncheckedIOException e) {
      failure = e;
      return;
    }
    if (held == null) {
      finish();
      return;
    }
    long blankLines = startLine(held) - line;
    window.takeLines(blankLines);
    line += blankLines;
  }

  private void release(CsvRecord record) {
    CsvRecord successor = null;
    try {
      successor = poll();
      if (successor == null) {
        ready = read(record, window.takeRest());
        finish();
      } else {
        emit(record, startLine(successor) - line);
      }
    } catch (CsvParseException e) {
      emit(record, lines(record));
      restart();
    } catch (UncheckedIOException e) {
      emit(record, lines(record));
      failure = e;
    }
    held = successor;
  }

  private void emit(CsvRecord record, long lines) {
    ready = read(record, window.takeLines(lines));
    line += lines;
  }

  private @Nullable CsvRecord poll() {
    return parser.hasNext() ? parser.next() : null;
  }

  private long startLine(CsvRecord record) {
    return parserLine + record.getStartingLineNumber() - 1;
  }

  /** The record; null for a valid header, which is not a record. */
  private @Nullable RawRecord read(CsvRecord record, String text) {
    if (header == null) {
      header = CsvHeader.of(record, required, all);
      return header.valid() ? null : RawRecord.broken(line, text, Problems.BAD_HEADER);
    }
    if (!header.valid()) {
      return RawRecord.broken(line, text, Problems.BAD_HEADER);
    }
    if (!RawRecord.isDecoded(text)) {
      return RawRecord.broken(line, text, Problems.BAD_ENCODING);
    }
    if (record.getFieldCount() != header.fieldCount()) {
      return RawRecord.broken(line, text, Problems.WRONG_FIELD_COUNT);
    }
    return new RawRecord(line, header.fields(record), text, null);
  }

  /** Number of lines of a record, counted by its fields; used for the last record. */
  private static long lines(CsvRecord record) {
    return 1 + record.getFields().stream().mapToLong(CsvRecords::lineEnds).sum();
  }

  private static long lineEnds(String field) {
    return field.replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\r').count();
  }

  private void breakLine() {
    try {
      String text = Problems.head(window.takeLine());
      ready = RawRecord.broken(line, text, Problems.UNPARSEABLE);
    } catch (IOException e) {
      failure = new UncheckedIOException(e);
      return;
    }
    line++;
    broken++;
    restart();
  }

  private void restart() {
    window.rewind();
    parser = PARSER.ofCsvRecord((Reader) window).iterator();
    parserLine = line;
  }

  private void giveUp() {
    boolean tooLarge = failure != null && failure.getCause() instanceof TooLargeException;
    String problem =
        failure == null
            ? Problems.UNPARSEABLE
            : tooLarge ? Problems.TOO_LARGE : Problems.UNREADABLE_FILE;
    ready = RawRecord.broken(line, Problems.head(window.takeRest()), problem);
    finished = true;
  }

  private void finish() {
    if (header == null && ready == null) {
      ready = RawRecord.broken(line, "", Problems.BAD_HEADER);
    }
    finished = true;
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
