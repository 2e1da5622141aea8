package kz.quat.backtest;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.InForce;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Row;

/**
 * All versions of a small effective-dated table (regions, ties, register), held on the driver. It
 * gives what was in force on a day as known at a moment.
 */
public final class KnownRows {

  private final ColumnSpec key;
  private final List<Row> inOrder;

  /**
   * @param table the table
   * @param key the column that identifies a row together with {@link Columns#VALID_FROM}
   * @param versions all versions that a night accepted
   */
  public KnownRows(TableSpec table, ColumnSpec key, List<Row> versions) {
    this.key = key;
    if (!table.has(Columns.VALID_FROM)) {
      throw new IllegalArgumentException(table.name() + " is not effective-dated");
    }
    inOrder =
        versions.stream()
            .sorted(
                Comparator.<Row, LocalDate>comparing(InForce::validFrom)
                    .thenComparing(KnownRows::receivedAt)
                    .thenComparing(row -> Columns.SOURCE_FILE.<String>from(row))
                    .thenComparing(
                        row -> Columns.LINE_NO.<Long>from(row), Comparator.reverseOrder()))
            .toList();
  }

  /**
   * The row of each key in force on the day: the one with the latest {@code valid_from} not after
   * the day, in the latest version that had arrived by then. A key whose row has ended has none.
   */
  public List<Row> inForce(LocalDate day, Instant known) {
    return InForce.on(
        day, inOrder.stream().filter(row -> !receivedAt(row).isAfter(known)).toList(), key);
  }

  private static Instant receivedAt(Row row) {
    return Columns.RECEIVED_AT.<Timestamp>from(row).toInstant();
  }
}
