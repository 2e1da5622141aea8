package kz.quat.pipeline;

import java.util.Iterator;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Iterates over a table's rows in the order of its key; the driver never holds more than one part
 * of them.
 */
final class InKeyOrder {

  /** Rows of a part, which take some hundred megabytes at most. */
  private static final long PART_ROWS = 2_000_000;

  private InKeyOrder() {}

  /**
   * The rows in order. Up to one part's rows are sorted in one task and sent together, which costs
   * one job. More rows are divided by ranges of the key, and each part is fetched when the one
   * before it has been read.
   *
   * @param atMost upper bound for the number of rows
   */
  static Iterator<Row> rows(Dataset<Row> rows, TableSpec table, long atMost) {
    int parts = (int) Math.min(10_000, Math.max(1, (atMost + PART_ROWS - 1) / PART_ROWS));
    Dataset<Row> cut =
        parts == 1 ? rows.coalesce(1) : rows.repartitionByRange(parts, table.keyColumns());
    return cut.sortWithinPartitions(table.keyColumns()).toLocalIterator();
  }
}
