package kz.quat.extract;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import kz.quat.domain.FileStore;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/** One task: reads its files one after another, with one parser for all of them. */
final class ReadFiles implements MapPartitionsFunction<Row, Row> {

  private static final int PROVENANCE_COLUMNS = 4;

  private final SourceFormat format;
  private final FileStore staged;
  private final long runSeq;

  ReadFiles(SourceFormat format, FileStore staged, long runSeq) {
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
            new Staging.Place(file.getString(2), file.getLong(3), file.getLong(4));
        records = opener.open(file.getString(0), () -> StagedStream.open(staged, place));
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
    @Nullable Object[] values = new @Nullable Object[PROVENANCE_COLUMNS + format.fieldCount() + 2];
    values[0] = file.get(0);
    values[1] = record.lineNo();
    values[2] = file.get(1);
    values[3] = runSeq;
    Iterator<@Nullable String> fields = record.fields().iterator();
    for (int i = 0; i < format.fieldCount() && fields.hasNext(); i++) {
      values[PROVENANCE_COLUMNS + i] = fields.next();
    }
    values[values.length - 2] = record.text();
    values[values.length - 1] = record.problem();
    return RowFactory.create(values);
  }
}
