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
 * Rows of a table that the driver reads itself with Iceberg's reader, without a query or job. It is
 * meant for data that is bounded by law or by the day; the table's metadata tells the number of
 * rows before any is read.
 */
public final class StoredRows {

  private final TableSpec table;
  private final org.apache.iceberg.@Nullable Table stored;
  private final @Nullable Long snapshotId;
  private final Expression filter;

  /**
   * Rows of a table.
   *
   * @param stored null for a table that was never written and has no rows
   * @param snapshotId null for the newest snapshot
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

  /**
   * The number of rows of a snapshot according to its summary; {@code Long.MAX_VALUE} if the
   * summary does not tell.
   */
  static long total(Snapshot snapshot) {
    String rows = snapshot.summary().get(SnapshotSummary.TOTAL_RECORDS_PROP);
    return rows == null ? Long.MAX_VALUE : Long.parseLong(rows);
  }

  /**
   * An upper bound for the number of rows, from metadata alone: all rows of every matching file.
   */
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
   * The earliest value of a time column in all matching files, from metadata alone; null if there
   * is none. Only for columns without nulls.
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

  /**
   * The rows with the table's columns, in no particular order. A column that the stored table lacks
   * is null.
   */
  public List<Row> list() {
    return list(table.columns());
  }

  /** The same rows with some columns only, in the given order. */
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
    // Columns that only the filter needs are read too.
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

  /**
   * Converts Iceberg's values to those of Spark. Equal texts and days of many rows share one
   * object.
   */
  private static final class Values {
    /**
     * The most texts remembered: those that hardly repeat (record texts, file names) are not worth
     * it.
     */
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

    /**
     * Finds the position of each column: records have the stored table's order and may lack new
     * columns.
     */
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
