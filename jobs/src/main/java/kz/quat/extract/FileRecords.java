package kz.quat.extract;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import kz.quat.submission.Document;
import kz.quat.submission.Submissions;

/** Opens a file of a source as a stream of records. A file that cannot be read gives one record. */
final class FileRecords {

  /** CSV is read as a stream, so this only limits the size to which a small archive may unpack. */
  private static final long MAX_CSV_BYTES = 1L << 33;

  private final SourceFormat format;
  private final JsonFactory json;

  FileRecords(SourceFormat format) {
    this.format = format;
    this.json = JsonRecords.factory(format.maxDepth());
  }

  /**
   * The records of a file.
   *
   * @param path its name, for messages; the ending decides the format
   * @param file its bytes
   */
  RecordStream open(String path, FileContent file) {
    try {
      if (format.csv()) {
        return table(file);
      }
      boolean isForm = format.reports() && !(Submissions.isNamedJson(path) && isText(file));
      return new Listed((isForm ? forms(file) : json(file)).iterator());
    } catch (IOException e) {
      boolean tooLarge = e instanceof TooLargeException;
      String problem = tooLarge ? Problems.TOO_LARGE : Problems.UNREADABLE_FILE;
      return new Listed(List.of(RawRecord.broken(1, message(path, e), problem)).iterator());
    } catch (CopyUnreadableException e) {
      throw e;
    } catch (RuntimeException e) {
      // A bug that one file triggers in a reader must cost that file, not the whole night.
      return new Listed(
          List.of(RawRecord.broken(1, message(path, e), Problems.READER_FAILED)).iterator());
    }
  }

  private static boolean isText(FileContent file) throws IOException {
    try (InputStream in = file.open()) {
      return Submissions.isText(in);
    }
  }

  /** A table in any supported format: XML messages, JSON, CSV, a workbook. */
  private RecordStream table(FileContent file) throws IOException {
    if (format.parts() != null && XmlRecords.isMessage(file, MAX_CSV_BYTES)) {
      return new XmlRecords(file, format, MAX_CSV_BYTES);
    }
    return isJson(file)
        ? withHours(new Listed(JsonRows.of(json(file), format).iterator()))
        : csv(file);
  }

  /** Whether the text begins with an object or with a list of objects. */
  private static boolean isJson(FileContent file) throws IOException {
    char[] start = new char[64];
    try (Reader text = FileText.open(file, MAX_CSV_BYTES)) {
      int read = Math.max(0, text.read(start));
      String first = new String(start, 0, read).strip();
      return first.startsWith("{") || first.matches("(?s)\\[\\s*\\{.*");
    }
  }

  private RecordStream csv(FileContent file) throws IOException {
    boolean plain = TableRecords.isPlain(file, MAX_CSV_BYTES, format.required());
    List<RawRecord> rows = plain ? List.of() : TableRecords.of(file, format);
    RecordStream records =
        plain
            ? new CsvRecords(
                FileText.open(file, MAX_CSV_BYTES), format.required(), format.tableFields())
            : new Listed(rows.iterator());
    SourceFormat.Parts parts = format.parts();
    if (parts == null) {
      return records;
    }
    boolean anyPart =
        plain
            ? HourAssembly.hasPartsOfHours(file, MAX_CSV_BYTES)
            : rows.stream().anyMatch(row -> HourAssembly.isOffTheHour(row.text()));
    return anyPart ? withHours(records) : records;
  }

  private RecordStream withHours(RecordStream records) throws IOException {
    SourceFormat.Parts parts = format.parts();
    return parts == null
        ? records
        : new Listed(HourAssembly.hours(records, format, parts).iterator());
  }

  /** Reports in any supported format, each as JSON. */
  private List<RawRecord> forms(FileContent file) throws IOException {
    try (InputStream in = file.open()) {
      List<RawRecord> records = new ArrayList<>();
      for (Document document : Submissions.read(in, format.maxJsonBytes(), this::documents)) {
        records.add(
            new RawRecord(document.lineNo(), List.of(), document.text(), document.problem()));
      }
      return records;
    }
  }

  private List<Document> documents(String text) {
    return JsonRecords.of(json, format.maxDepth(), text).stream()
        .map(record -> new Document(record.lineNo(), record.text(), record.problem()))
        .toList();
  }

  private List<RawRecord> json(FileContent file) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Reader reader = FileText.open(file, format.maxJsonBytes())) {
      char[] chunk = new char[1 << 14];
      for (int read = reader.read(chunk); read >= 0; read = reader.read(chunk)) {
        text.append(chunk, 0, read);
      }
    } catch (TooLargeException e) {
      String head = Problems.head(text.toString());
      return List.of(RawRecord.broken(1, head, Problems.TOO_LARGE));
    } catch (IOException e) {
      String head = Problems.head(text.toString());
      return List.of(RawRecord.broken(1, head, Problems.UNREADABLE_FILE));
    }
    return JsonRecords.of(json, format.maxDepth(), text.toString());
  }

  /** The message with the file's path in the landing folder instead of its path on this machine. */
  private static String message(String path, Exception e) {
    return "cannot read " + path + ": " + e.getClass().getSimpleName();
  }

  private record Listed(Iterator<RawRecord> records) implements RecordStream {
    @Override
    public boolean hasNext() {
      return records.hasNext();
    }

    @Override
    public RawRecord next() {
      return records.next();
    }

    @Override
    public void close() {}
  }
}
