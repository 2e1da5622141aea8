package kz.quat.pipeline;

import java.util.Iterator;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Iterates over rows in order; the driver never holds more than one part of them. */
final class KeyOrderedRows {

  /** Rows of a part, which take some hundred megabytes at most. */
  private static final long PART_ROWS = 2_000_000;

  private static final int MOST_PARTS = 10_000;

  private KeyOrderedRows() {}

  /**
   * A table's rows in the order of its key.
   *
   * @param atMost upper bound for the number of rows
   */
  static Iterator<Row> rows(Dataset<Row> rows, TableSpec table, long atMost) {
    return rows(rows, atMost, table.keyColumns());
  }

  /**
   * Rows in the order of the given columns. Up to one part's rows are sorted in one task and sent
   * together, which costs one job. More rows are divided by ranges of the columns, and each part is
   * fetched when the one before it has been read.
   *
   * @param atMost upper bound for the number of rows
   */
  static Iterator<Row> rows(Dataset<Row> rows, long atMost, Column... order) {
    return inParts(rows, parts(atMost), order).toLocalIterator();
  }

  /** How many parts the rows are divided into. */
  static int parts(long atMost) {
    return (int) Math.min(MOST_PARTS, Math.max(1, (atMost + PART_ROWS - 1) / PART_ROWS));
  }

  /** The rows, sorted within each partition, which are in order among themselves. */
  static Dataset<Row> inParts(Dataset<Row> rows, int parts, Column... order) {
    Dataset<Row> cut = parts == 1 ? rows.coalesce(1) : rows.repartitionByRange(parts, order);
    return cut.sortWithinPartitions(order);
  }
}
