package kz.quat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.TableSpec;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table that the driver reads by itself, with Iceberg's own reader: no query, no job.
 * Meant for what is bounded by law or by the day; how many rows there are is known from the table's
 * metadata before any is read.
 */
public final class StoredRows {

  private final TableSpec table;
  private final org.apache.iceberg.@Nullable Table stored;
  private final @Nullable Long snapshotId;
  private final Expression filter;

  /**
   * @param stored null for a table that was never written: it has no rows
   * @param snapshotId null for the newest
   */
  StoredRows(
      TableSpec table,
      org.apache.iceberg.@Nullable Table stored,
      @Nullable Long snapshotId,
      Expression filter) {
    this.table = table;
    this.stored = stored;
    this.snapshotId = snapshotId;
    this.filter = filter;
  }

  /** Rows of a snapshot as its summary has them. */
  static long total(Snapshot snapshot) {
    String rows = snapshot.summary().get(SnapshotSummary.TOTAL_RECORDS_PROP);
    return rows == null ? Long.MAX_VALUE : Long.parseLong(rows);
  }

  /** How many rows there are at most, by the metadata alone: the rows of every file touched. */
  public long atMost() {
    if (stored == null) {
      return 0;
    }
    TableScan scan = stored.newScan().filter(filter);
    long rows = 0;
    try (CloseableIterable<FileScanTask> files =
        (snapshotId == null ? scan : scan.useSnapshot(snapshotId)).planFiles()) {
      for (FileScanTask file : files) {
        rows += file.file().recordCount();
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return rows;
  }

  /**
   * The earliest moment of a column in all files touched, by the metadata alone; null where there
   * is none. For a column of which every value is known.
   */
  public @Nullable Instant earliest(ColumnSpec column) {
    if (stored == null) {
      return null;
    }
    int id = stored.schema().findField(column.name()).fieldId();
    Long earliest = null;
    TableScan scan = stored.newScan().filter(filter).includeColumnStats();
    try (CloseableIterable<FileScanTask> files =
        (snapshotId == null ? scan : scan.useSnapshot(snapshotId)).planFiles()) {
      for (FileScanTask file : files) {
        ByteBuffer lower = file.file().lowerBounds().get(id);
        long micros = Conversions.fromByteBuffer(Types.TimestampType.withZone(), lower);
        earliest = earliest == null ? micros : Math.min(earliest, micros);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return earliest == null ? null : Instant.EPOCH.plus(earliest, ChronoUnit.MICROS);
  }

  /** The rows in the table's columns, in no certain order; a column of before it is null. */
  public List<Row> list() {
    return list(table.columns());
  }

  /** The same of some columns alone, in that order. */
  public List<Row> list(List<ColumnSpec> columns) {
    List<Row> rows = new ArrayList<>();
    if (stored == null) {
      return rows;
    }
    List<String> known =
        columns.stream()
            .map(ColumnSpec::name)
            .filter(name -> stored.schema().findField(name) != null)
            .toList();
    // What the filter needs is read along, where no column asks for it.
    IcebergGenerics.ScanBuilder scan =
        IcebergGenerics.read(stored).select(known.toArray(String[]::new)).where(filter);
    try (CloseableIterable<Record> records =
        (snapshotId == null ? scan : scan.useSnapshot(snapshotId)).build()) {
      Values values = new Values(columns);
      records.forEach(record -> rows.add(values.row(record)));
    } catch (IOException e) {
      throw unreadable(e);
    }
    return rows;
  }

  private UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException("Table " + table.name() + " cannot be read", e);
  }

  /** Iceberg's values as Spark gives them; equal texts and days of many rows are kept once. */
  private static final class Values {
    /** Texts that hardly repeat (record texts, names of files) are not worth looking up. */
    private static final int TEXTS = 10_000;

    private final StructType type;
    private final int[] at;
    private Types.@Nullable StructType placed;
    private final Map<LocalDate, Date> days = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    Values(List<ColumnSpec> columns) {
      this.type = ColumnSpec.struct(columns);
      this.at = new int[columns.size()];
    }

    /** Records have the stored table's order, and lack what that table does not have yet. */
    private void place(Types.StructType known) {
      List<String> order = known.fields().stream().map(Types.NestedField::name).toList();
      for (int i = 0; i < at.length; i++) {
        at[i] = order.indexOf(type.fields()[i].name());
      }
      placed = known;
    }

    Row row(Record record) {
      if (placed == null) {
        place(record.struct());
      }
      @Nullable Object[] values = new Object[at.length];
      for (int i = 0; i < at.length; i++) {
        values[i] = at[i] < 0 ? null : value(record.get(at[i]));
      }
      return new GenericRowWithSchema(values, type);
    }

    private @Nullable Object value(@Nullable Object value) {
      if (value instanceof String text) {
        String same = texts.get(text);
        if (same == null && texts.size() < TEXTS) {
          texts.put(text, text);
        }
        return same == null ? text : same;
      }
      if (value instanceof LocalDate day) {
        return days.computeIfAbsent(day, Date::valueOf);
      }
      return value instanceof OffsetDateTime time ? Timestamp.from(time.toInstant()) : value;
    }
  }
}
