package kz.quat.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.SparkSession;

/**
 * Finds and deletes files that no snapshot of a table names, by Iceberg's own action. Expiry does
 * not find them: a process that is killed between writing a file and committing it leaves no trace
 * of the file in the table's metadata.
 */
final class Orphans {

  private final SparkSession spark;
  private final StoredTables tables;

  Orphans(SparkSession spark, StoredTables tables) {
    this.spark = spark;
    this.tables = tables;
  }

  /** See {@link Warehouse#orphans}. */
  List<String> remove(Instant before, boolean delete) {
    List<String> found = new ArrayList<>();
    for (TableSpec spec : Tables.ALL) {
      tables.find(spec).ifPresent(table -> remove(table, before, delete).forEach(found::add));
    }
    Collections.sort(found);
    return found;
  }

  private Iterable<String> remove(Table table, Instant before, boolean delete) {
    return SparkActions.get(spark)
        .deleteOrphanFiles(table)
        .usePrefixListing(true)
        .olderThan(before.toEpochMilli())
        .deleteWith(delete ? table.io()::deleteFile : location -> {})
        .execute()
        .orphanFileLocations();
  }
}
