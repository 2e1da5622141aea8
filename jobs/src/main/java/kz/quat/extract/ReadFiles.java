package kz.quat.extract;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import kz.quat.domain.FileStore;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.Columns;
import kz.quat.schema.RawTables;
import kz.quat.schema.RawTables.Source;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import kz.quat.schema.Unit;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/** A task that reads its files one after another with the same parser. */
final class ReadFiles implements MapPartitionsFunction<Row, Row> {

  static final ColumnSpec PACK =
      new ColumnSpec("pack", ColumnType.TEXT, Unit.NONE, true, "Where the copy lies");
  static final ColumnSpec PACK_FROM =
      new ColumnSpec(
          "pack_from", ColumnType.BIGINT, Unit.BYTES, true, "Where in it the copy begins");

  /** Columns that describe a file to be read. */
  static final RowType FILE =
      RowType.of(
          "file", Columns.SOURCE_FILE, Columns.RECEIVED_AT, PACK, PACK_FROM, RawTables.FILE_BYTES);

  private final RowType raw;
  private final ArrayList<ColumnSpec> fields;
  private final SourceFormat format;
  private final FileStore staged;
  private final long runSeq;

  ReadFiles(Source source, SourceFormat format, FileStore staged, long runSeq) {
    this.raw = RowType.of(source.table());
    this.fields = new ArrayList<>(source.allFields().stream().map(RawTables::rawText).toList());
    this.format = format;
    this.staged = staged;
    this.runSeq = runSeq;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> files) {
    Rows rows = new Rows(files, new FileRecords(format));
    TaskContext task = TaskContext.get();
    if (task != null) {
      TaskCompletionListener closing = context -> rows.close();
      task.addTaskCompletionListener(closing);
    }
    return rows;
  }

  private final class Rows implements Iterator<Row>, Closeable {
    private final Iterator<Row> files;
    private final FileRecords opener;
    private @Nullable Row file;
    private @Nullable RecordStream records;

    Rows(Iterator<Row> files, FileRecords opener) {
      this.files = files;
      this.opener = opener;
    }

    @Override
    public boolean hasNext() {
      while (records == null || !records.hasNext()) {
        close();
        if (!files.hasNext()) {
          return false;
        }
        file = files.next();
        Staging.Place place =
            new Staging.Place(
                PACK.from(file), PACK_FROM.<Long>from(file), RawTables.FILE_BYTES.<Long>from(file));
        records =
            opener.open(Columns.SOURCE_FILE.from(file), () -> StagedStream.open(staged, place));
      }
      return true;
    }

    @Override
    public Row next() {
      if (!hasNext() || records == null || file == null) {
        throw new NoSuchElementException();
      }
      return row(file, records.next());
    }

    @Override
    public void close() {
      if (records != null) {
        try {
          records.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        records = null;
      }
    }
  }

  private Row row(Row file, RawRecord record) {
    RowBuilder row =
        raw.row()
            .copy(Columns.SOURCE_FILE, file)
            .set(Columns.LINE_NO, record.lineNo())
            .copy(Columns.RECEIVED_AT, file)
            .set(Columns.RUN_SEQ, runSeq);
    Iterator<@Nullable String> values = record.fields().iterator();
    for (ColumnSpec field : fields) {
      row.set(field, values.hasNext() ? values.next() : null);
    }
    return row.set(Columns.RECORD_TEXT, record.text())
        .set(Columns.PROBLEM, record.problem())
        .build();
  }
}
