package kz.quat.extract;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;

/** Opens a file of a source as a stream of records. A file that cannot be read gives one record. */
final class FileRecords {

  /** CSV is read as a stream, so this only limits the size to which a small archive may unpack. */
  private static final long MAX_CSV_BYTES = 1L << 33;

  private final SourceFormat format;
  private final JsonDocuments json;

  FileRecords(SourceFormat format) {
    this.format = format;
    this.json = new JsonDocuments(format.maxDepth(), format.maxJsonBytes());
  }

  /**
   * The records of a file.
   *
   * @param path its name, for messages; the ending decides the format
   * @param file its bytes
   */
  RecordStream open(String path, FileContent file) {
    if (!format.csv()) {
      return new Listed(
          (format.reports() ? new ReportRecords(json).of(path, file) : json.of(path, file))
              .iterator());
    }
    try {
      return table(file);
    } catch (IOException e) {
      return new Listed(List.of(Problems.unreadable(path, e)).iterator());
    } catch (CopyUnreadableException e) {
      throw e;
    } catch (RuntimeException e) {
      return new Listed(List.of(Problems.readerFailed(path)).iterator());
    }
  }

  /** A table in any supported format: XML messages, JSON, CSV, a workbook. */
  private RecordStream table(FileContent file) throws IOException {
    if (format.parts() != null && XmlRecords.isMessage(file, MAX_CSV_BYTES)) {
      return new XmlRecords(file, format, MAX_CSV_BYTES);
    }
    return isJson(file)
        ? withHours(new Listed(JsonRows.of(json.read(file), format).iterator()))
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
