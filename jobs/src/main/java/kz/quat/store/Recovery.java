package kz.quat.store;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import kz.quat.domain.UserErrorException;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Rolls every table of {@link Tables} back to the commit point and updates it to the current
 * schema. Tables of others in the same catalog are left alone.
 */
final class Recovery {

  private final StoredTables tables;
  private final SortedMap<String, Long> published;

  private final Set<String> unfinished;
  private final Clock clock;

  /**
   * Recovery of a warehouse.
   *
   * @param unfinished tokens of runs that neither committed nor were rolled back
   */
  Recovery(
      StoredTables tables, SortedMap<String, Long> published, Set<String> unfinished, Clock clock) {
    this.tables = tables;
    this.published = published;
    this.unfinished = unfinished;
    this.clock = clock;
  }

  /**
   * Recovers.
   *
   * @throws UserErrorException (input) where the commit point names a snapshot that the warehouse
   *     does not hold: they do not belong together
   */
  void run() {
    for (TableSpec table : Tables.ALL) {
      Long wanted = published.get(table.name());
      Optional<Table> found = tables.find(table);
      if (wanted == null) {
        found.ifPresent(unpublished -> empty(table, unpublished));
        continue;
      }
      Table stored = found.orElseThrow(() -> foreign(table, wanted));
      FutureTimes.mend(stored, clock);
      rollBack(table, stored, wanted);
      evolve(table, stored);
    }
  }

  /**
   * Empties a table that was never published. Neither the table nor its files are dropped; expiry
   * deletes the files once a run has been published.
   *
   * @throws UserErrorException (input) if it holds anything that was not written by an unfinished
   *     run of Quat
   */
  private void empty(TableSpec table, Table stored) {
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(stored)) {
      String writer = snapshot.summary().get(StoredTables.LEASE);
      if (writer == null || !unfinished.contains(writer)) {
        throw new UserErrorException(
            UserErrorException.Kind.INPUT,
            "The catalog's table %s holds rows that no published run names and no unfinished run of this warehouse wrote; restore the commit point from a backup, or move the tables away to begin anew. Nothing was changed"
                .formatted(tables.identifier(table)));
      }
    }
    boolean isOurs = stored.properties().containsKey(StoredTables.OURS);
    boolean isAsToday = stored.schema().sameSchema(IcebergSchemas.schema(table));
    if (stored.currentSnapshot() != null || (isOurs && !isAsToday)) {
      FutureTimes.mend(stored, clock);
      tables.replacement(table).commitTransaction();
    }
  }

  private static void rollBack(TableSpec table, Table stored, long wanted) {
    if (stored.snapshot(wanted) == null) {
      throw foreign(table, wanted);
    }
    Snapshot current = stored.currentSnapshot();
    if (current == null || current.snapshotId() != wanted) {
      stored.manageSnapshots().setCurrentSnapshot(wanted).commit();
    }
  }

  private static UserErrorException foreign(TableSpec table, long wanted) {
    return new UserErrorException(
        UserErrorException.Kind.INPUT,
        "published/latest.json names snapshot %d of %s, which the warehouse does not hold; restore both from the same backup"
            .formatted(wanted, table.name()));
  }

  /**
   * Adds columns that the schema has gained, as nullable ones. A column that the schema has lost
   * stays in the table and becomes nullable.
   */
  static void evolve(TableSpec table, Table stored) {
    UpdateSchema update = stored.updateSchema();
    boolean changed = false;
    for (ColumnSpec column : table.columns()) {
      Types.NestedField field = stored.schema().findField(column.name());
      if (field == null) {
        if (column.required()) {
          throw new TableRuleException(
              table, column.name(), "is new and must be nullable: older rows do not have it");
        }
        update.addColumn(column.name(), IcebergSchemas.type(column), IcebergSchemas.doc(column));
        changed = true;
        continue;
      }
      if (!field.type().equals(IcebergSchemas.type(column))) {
        throw new TableRuleException(
            table,
            column.name(),
            "is %s in the warehouse, must be %s: a type is never changed, add a column"
                .formatted(field.type(), IcebergSchemas.type(column)));
      }
      if (field.isRequired() && !column.required()) {
        update.makeColumnOptional(column.name());
        changed = true;
      }
    }
    for (Types.NestedField field : stored.schema().columns()) {
      boolean known = table.columns().stream().anyMatch(c -> c.name().equals(field.name()));
      if (!known && field.isRequired()) {
        update.makeColumnOptional(field.name());
        changed = true;
      }
    }
    if (changed) {
      update.commit();
    }
    cut(table, stored);
  }

  /**
   * Partitions a table that the schema partitions by now and the stored table does not. New data
   * are partitioned; existing data stay in one partition.
   */
  private static void cut(TableSpec table, Table stored) {
    if (table.partitioning() != TableSpec.Partitioning.NONE && stored.spec().isUnpartitioned()) {
      stored.updateSpec().addField(IcebergSchemas.partition(table)).commit();
    }
  }
}
