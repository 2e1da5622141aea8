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
 * Holds a stream of rows to a table's key: each row's key greater than the one before. So a second
 * row of a key is always seen, and readers may rely on the order.
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
   * Takes the next row.
   *
   * @throws DuplicateKeyException where it has the key of the row before
   * @throws IllegalStateException where it should have come before
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
