package kz.quat.store;

import java.time.Clock;
import java.util.Optional;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.types.Types;

/**
 * Runs of several machines. The commit point and the lease are properties of one table without rows
 * in the catalog, {@code quat_commit_point}: every Iceberg catalog changes a table in one step and
 * only if nobody changed it since, so no other service is needed. A commit changes both at once and
 * fails where the lease is no longer this run's. No Spark is started.
 */
final class CatalogRunStore implements RunStore {

  /** Name of the table, in the namespace of all others. */
  static final String TABLE = "quat_commit_point";

  private final QuatConfig config;
  private final Clock clock;
  private final Catalog catalog;
  private final TableIdentifier identifier = TableIdentifier.of(StoredTables.NAMESPACE, TABLE);

  CatalogRunStore(QuatConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    try {
      this.catalog =
          CatalogUtil.buildIcebergCatalog(
              config.warehouse().catalogName(), config.catalog(), new Configuration());
    } catch (RuntimeException e) {
      throw unreachable(e);
    }
  }

  @Override
  public Lease lease() {
    return CatalogLease.take(this, clock);
  }

  @Override
  public Optional<String> latest() {
    try {
      return catalog.tableExists(identifier)
          ? CommitRecord.of(table().operations().current()).latest()
          : Optional.empty();
    } catch (RuntimeException e) {
      throw unreachable(e);
    }
  }

  @Override
  public void refresh() {
    Optional<String> latest = latest();
    runFiles().ifPresent(files -> files.bringManifests());
    LocalRunStore.mirror(config, latest);
  }

  @Override
  public void bring(String runId) {
    runFiles().ifPresent(files -> files.bring(runId));
  }

  @Override
  public void add(String runId) {
    runFiles().ifPresent(files -> files.put(runId));
  }

  /** The files of runs where other machines read them; empty where the configuration names none. */
  Optional<RunFiles> runFiles() {
    String location = config.warehouse().runs();
    return location.isEmpty()
        ? Optional.empty()
        : Optional.of(new RunFiles(config.paths(), location, io()));
  }

  private FileIO io() {
    return ensured().io();
  }

  QuatConfig config() {
    return config;
  }

  /** The record as it is now. */
  CommitRecord record() {
    return CommitRecord.of(operations().refresh());
  }

  /** The table's state, to be changed in one step. */
  TableOperations operations() {
    return ensured().operations();
  }

  /** The table, made where it does not exist yet; another machine may be making it too. */
  private BaseTable ensured() {
    if (!catalog.tableExists(identifier)) {
      if (catalog instanceof SupportsNamespaces namespaces
          && !namespaces.namespaceExists(StoredTables.NAMESPACE)) {
        try {
          namespaces.createNamespace(StoredTables.NAMESPACE);
        } catch (AlreadyExistsException e) {
          // Another machine was sooner.
        }
      }
      try {
        catalog
            .buildTable(
                identifier,
                new Schema(Types.NestedField.optional(1, "holds_no_rows", Types.StringType.get())))
            .withProperties(CatalogSettings.TABLE_PROPERTIES)
            .withProperty("comment", "Which run is published and who may write: its properties")
            .create();
      } catch (AlreadyExistsException e) {
        // Another machine was sooner.
      }
    }
    return table();
  }

  private BaseTable table() {
    return (BaseTable) catalog.loadTable(identifier);
  }

  UserErrorException unreachable(RuntimeException cause) {
    return new UserErrorException(
        UserErrorException.Kind.INPUT,
        "The catalog of warehouse.catalog cannot be used: %s; nothing was changed"
            .formatted(firstLine(cause)),
        cause);
  }

  private static String firstLine(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text = root.getMessage() == null ? root.toString() : root.getMessage();
    return text.lines().findFirst().orElse(text);
  }
}
