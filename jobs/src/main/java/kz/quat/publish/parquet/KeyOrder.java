package kz.quat.publish.parquet;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.KeyComparator;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a stream of rows is sorted by the table's key without duplicates: each key must be
 * greater than the one before. Readers may rely on the order.
 */
final class KeyOrder {

  private final TableSpec table;
  private final int[] key;
  private Object @Nullable [] last;

  KeyOrder(TableSpec table) {
    this.table = table;
    List<String> names = table.columns().stream().map(ColumnSpec::name).toList();
    this.key = table.key().stream().mapToInt(column -> names.indexOf(column.name())).toArray();
  }

  /**
   * Checks the next row.
   *
   * @throws DuplicateKeyException if it has the key of the row before
   * @throws IllegalStateException if its key is smaller than that of the row before
   */
  void check(Row row) {
    Object[] now = new Object[key.length];
    for (int i = 0; i < key.length; i++) {
      ColumnSpec column = table.key().get(i);
      now[i] =
          Objects.requireNonNull(
              row.get(key[i]),
              () -> "Null in %s.%s, which must be known".formatted(table.name(), column.name()));
    }
    if (last != null) {
      int order = compare(last, now);
      if (order == 0) {
        throw new DuplicateKeyException(table, now);
      }
      if (order > 0) {
        throw new IllegalStateException(
            "Rows of %s are not sorted by its key: %s after %s"
                .formatted(table.name(), Arrays.toString(now), Arrays.toString(last)));
      }
    }
    last = now;
  }

  private static int compare(Object[] left, Object[] right) {
    for (int i = 0; i < left.length; i++) {
      int order = KeyComparator.compareValues(left[i], right[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
