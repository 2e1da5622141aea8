package kz.quat.pipeline;

import java.util.Iterator;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table's rows one by one in the order of its key, no more of them in the driver than one part.
 */
final class InKeyOrder {

  /** Rows of a part: some hundred megabytes at most. */
  private static final long PART_ROWS = 2_000_000;

  private InKeyOrder() {}

  /**
   * Up to a part's rows are sorted in one task and sent at once, which costs one job; more are cut
   * by ranges of the key, and each part is fetched when the one before it has been read.
   *
   * @param atMost rows that there can be
   */
  static Iterator<Row> rows(Dataset<Row> rows, TableSpec table, long atMost) {
    int parts = (int) Math.min(10_000, Math.max(1, (atMost + PART_ROWS - 1) / PART_ROWS));
    Dataset<Row> cut =
        parts == 1 ? rows.coalesce(1) : rows.repartitionByRange(parts, table.keyColumns());
    return cut.sortWithinPartitions(table.keyColumns()).toLocalIterator();
  }
}
