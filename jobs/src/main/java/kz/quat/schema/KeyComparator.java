package kz.quat.schema;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;

/** Orders a table's rows by key as Spark and Parquet do: texts by Unicode code point. */
public final class KeyComparator implements Comparator<Row> {

  private final int[] key;

  /**
   * Orders by the key of a table.
   *
   * @param table whose columns the rows have
   */
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
  @SuppressWarnings("unchecked") // both are of the column's type
  public static int compareValues(Object left, Object right) {
    return left instanceof String text
        ? compareText(text, (String) right)
        : ((Comparable<Object>) left).compareTo(right);
  }

  /**
   * Compares by Unicode code point, which is the order of UTF-8 bytes and so that of Spark and
   * Parquet.
   */
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

  /**
   * The rank of a char. Surrogates represent code points above all others although their own values
   * are lower.
   */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
