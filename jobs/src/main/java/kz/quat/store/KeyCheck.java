package kz.quat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.TableSpec;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * Checks that keys are unique in the files that a write has just added. Only the key's columns are
 * read, and the driver compares 64-bit hashes of them, which takes no Spark job; the keys
 * themselves are compared only where two hashes are equal. A write of more rows than {@link
 * #DRIVER_ROWS} is checked by a query instead.
 */
final class KeyCheck {

  private static final String ROWS = "rows";

  /** The most rows checked in the driver; their hashes take 16 MB. */
  static final long DRIVER_ROWS = 2_000_000;

  private final TableSpec table;
  private final Table target;
  private final Schema keySchema;

  KeyCheck(TableSpec table, Table target) {
    this.table = table;
    this.target = target;
    this.keySchema = target.schema().select(names(table));
  }

  private static List<String> names(TableSpec table) {
    return table.key().stream().map(ColumnSpec::name).toList();
  }

  static TableRuleException twice(TableSpec table, List<Object> key) {
    return new TableRuleException(
        table, String.join(", ", names(table)), "two rows have the key " + key);
  }

  /**
   * Checks the files.
   *
   * @param rows the same rows as a dataset, for the query
   * @throws TableRuleException naming the first duplicate key
   */
  void check(List<DataFile> files, Dataset<Row> rows) {
    long count = files.stream().mapToLong(DataFile::recordCount).sum();
    if (count > DRIVER_ROWS) {
      query(rows);
      return;
    }
    long[] hashes = new long[(int) count];
    int[] at = {0};
    read(files, record -> hashes[at[0]++] = hash(record));
    Arrays.sort(hashes);
    Set<Long> suspects = new HashSet<>();
    for (int i = 1; i < hashes.length; i++) {
      if (hashes[i] == hashes[i - 1]) {
        suspects.add(hashes[i]);
      }
    }
    if (!suspects.isEmpty()) {
      compare(files, suspects);
    }
  }

  private void compare(List<DataFile> files, Set<Long> suspects) {
    Set<List<Object>> seen = new HashSet<>();
    read(
        files,
        record -> {
          if (suspects.contains(hash(record))) {
            List<Object> key = new ArrayList<>(record.size());
            for (int i = 0; i < record.size(); i++) {
              key.add(record.get(i));
            }
            if (!seen.add(key)) {
              throw twice(table, key);
            }
          }
        });
  }

  private void read(List<DataFile> files, Consumer<Record> each) {
    for (DataFile file : files) {
      try (CloseableIterable<Record> records =
          Parquet.read(target.io().newInputFile(file.location()))
              .project(keySchema)
              .reuseContainers()
              .createReaderFunc(type -> GenericParquetReaders.buildReader(keySchema, type))
              .build()) {
        records.forEach(each);
      } catch (IOException e) {
        throw new UncheckedIOException("The keys of " + table.name() + " cannot be read back", e);
      }
    }
  }

  private static long hash(Record record) {
    long hash = 0;
    for (int i = 0; i < record.size(); i++) {
      hash = mixed(hash * 31 + hash(record.get(i)));
    }
    return hash;
  }

  /** A 64-bit hash of a value. The 32-bit {@code hashCode} of a text would collide too often. */
  private static long hash(@Nullable Object value) {
    if (value == null) {
      return 0;
    }
    if (value instanceof CharSequence text) {
      long hash = text.length();
      for (int i = 0; i < text.length(); i++) {
        hash = hash * 0x100000001b3L ^ text.charAt(i);
      }
      return hash;
    }
    if (value instanceof OffsetDateTime at) {
      return at.toEpochSecond() * 1_000_000L + at.getNano() / 1_000;
    }
    return value instanceof Long number ? number : value.hashCode();
  }

  /** The finalizer of SplitMix64, which spreads the bits of a value. */
  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private void query(Dataset<Row> rows) {
    List<Row> twice =
        rows.groupBy(table.keyColumns())
            .agg(functions.count(functions.lit(1)).as(ROWS))
            .where(functions.col(ROWS).gt(1))
            .limit(1)
            .collectAsList();
    if (!twice.isEmpty()) {
      List<Object> key = new ArrayList<>();
      for (int i = 0; i < table.key().size(); i++) {
        key.add(twice.get(0).get(i));
      }
      throw twice(table, key);
    }
  }
}
