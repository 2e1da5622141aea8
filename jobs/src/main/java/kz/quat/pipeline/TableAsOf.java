package kz.quat.pipeline;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.TableSpec;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** Reads a table of the warehouse as a kept run left it. The warehouse is not changed. */
public final class TableAsOf {

  private final SparkSession spark;
  private final QuatConfig config;

  public TableAsOf(SparkSession spark, QuatConfig config) {
    this.spark = spark;
    this.config = config;
  }

  /**
   * Selects rows; a null field selects all.
   *
   * @param from first market day
   * @param to last market day
   */
  public record Wanted(
      @Nullable String site,
      @Nullable String region,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}

  /**
   * Passes the rows one by one to a consumer, in the order of the table's key.
   *
   * @throws UserErrorException (usage) for a text that is not a run id or a selection by a column
   *     that the table does not have, (input) for a run that is not kept
   */
  public void read(String runId, TableSpec table, Wanted wanted, Consumer<Iterator<Row>> rows) {
    RunFolders folders = new RunFolders(config.paths());
    KeptRun.manifest(config, runId);
    refuseUnknown(table, wanted);
    Map<String, Long> snapshots = folders.snapshots(runId);
    try (Warehouse warehouse = Warehouse.openForReading(spark, config, snapshots)) {
      Dataset<Row> chosen = chosen(warehouse.read(table), wanted);
      rows.accept(KeyOrderedRows.rows(chosen, table, warehouse.rows(table).atMost()));
    }
  }

  private static Dataset<Row> chosen(Dataset<Row> all, Wanted wanted) {
    Dataset<Row> rows = all;
    if (wanted.site() != null) {
      rows = rows.where(Columns.SITE_ID.col().equalTo(functions.lit(wanted.site())));
    }
    if (wanted.region() != null) {
      rows = rows.where(Columns.REGION.col().equalTo(functions.lit(wanted.region())));
    }
    if (wanted.from() != null) {
      rows = rows.where(Columns.MARKET_DATE.col().geq(functions.lit(wanted.from())));
    }
    if (wanted.to() != null) {
      rows = rows.where(Columns.MARKET_DATE.col().leq(functions.lit(wanted.to())));
    }
    return rows;
  }

  private static void refuseUnknown(TableSpec table, Wanted wanted) {
    refuse(table, "--site", wanted.site(), Columns.SITE_ID);
    refuse(table, "--region", wanted.region(), Columns.REGION);
    refuse(table, "--from", wanted.from(), Columns.MARKET_DATE);
    refuse(table, "--to", wanted.to(), Columns.MARKET_DATE);
  }

  private static void refuse(
      TableSpec table, String option, @Nullable Object value, ColumnSpec column) {
    if (value != null && !table.has(column)) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          "%s cannot be applied: %s has no column %s"
              .formatted(option, table.name(), column.name()));
    }
  }
}
