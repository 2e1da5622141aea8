package kz.quat.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import kz.quat.schema.TableSpec;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Collects rows that several sources add to one table, so that they are written once; the driver
 * writes them if there are few in all.
 */
final class AppendedRows {

  private final Warehouse warehouse;
  private final TableSpec table;
  private final List<Row> held = new ArrayList<>();
  private final List<Dataset<Row>> batches = new ArrayList<>();
  private long inBatches;

  AppendedRows(Warehouse warehouse, TableSpec table) {
    this.warehouse = warehouse;
    this.table = table;
  }

  /** Adds rows that the driver holds. */
  void add(List<Row> rows) {
    held.addAll(rows);
  }

  /**
   * Adds the rows of a dataset.
   *
   * @param count number of rows; if it is 0, the dataset is not evaluated
   */
  void add(long count, Supplier<Dataset<Row>> rows) {
    if (count > 0) {
      inBatches += count;
      batches.add(rows.get());
    }
  }

  /** Writes all rows; does nothing if there are none. */
  void write() {
    Dataset<Row> rows = batches.stream().reduce(Dataset::unionByName).orElse(null);
    if (rows != null && inBatches > CleanStage.HELD_ROWS) {
      warehouse.append(table, rows.coalesce(1));
    } else if (rows != null) {
      held.addAll(warehouse.checked(table, rows));
    }
    if (!held.isEmpty()) {
      warehouse.appendRows(table, held);
    }
  }
}
