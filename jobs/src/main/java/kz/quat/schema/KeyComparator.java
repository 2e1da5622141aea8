package kz.quat.schema;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * The order of a table's rows by its key, as Spark and Parquet have it: texts by Unicode code
 * point.
 */
public final class KeyComparator implements Comparator<Row> {

  private final int[] key;

  /** By the key of a table; rows in the table's columns. */
  public KeyComparator(TableSpec table) {
    List<String> names = table.columns().stream().map(ColumnSpec::name).toList();
    this.key = table.key().stream().mapToInt(column -> names.indexOf(column.name())).toArray();
  }

  @Override
  public int compare(Row left, Row right) {
    for (int index : key) {
      int order = compareValues(left.get(index), right.get(index));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Compares two known values of one column. */
  @SuppressWarnings("unchecked") // both are of the column's one type
  public static int compareValues(Object left, Object right) {
    return left instanceof String text
        ? compareText(text, (String) right)
        : ((Comparable<Object>) left).compareTo(right);
  }

  /** By Unicode code point, which is the order of UTF-8 bytes: Spark's and Parquet's. */
  public static int compareText(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      int order = Integer.compare(rank(left.charAt(i)), rank(right.charAt(i)));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Surrogates stand for code points above all others, though their own number is lower. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
