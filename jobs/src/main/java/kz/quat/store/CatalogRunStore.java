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
 * Store of runs that several machines share. The commit point and the lease are properties of a
 * table without rows in the catalog, {@code quat_commit_point}. Every Iceberg catalog changes a
 * table in one step, and only if nobody has changed it since it was read, so no other service is
 * needed. A commit changes the commit point and the lease together, and fails if this run no longer
 * holds the lease. No Spark session is started.
 */
final class CatalogRunStore implements RunStore {

  /** Name of the table; it lies in the same namespace as all others. */
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

  /**
   * The file store through which machines share the folders of runs; empty if the configuration
   * names none.
   */
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

  /** The record as the catalog holds it now. */
  CommitRecord record() {
    return CommitRecord.of(operations().refresh());
  }

  /** Operations that change the table in one step. */
  TableOperations operations() {
    return ensured().operations();
  }

  /** The table; it is created if it does not exist, which another machine may be doing too. */
  private BaseTable ensured() {
    if (!catalog.tableExists(identifier)) {
      if (catalog instanceof SupportsNamespaces namespaces
          && !namespaces.namespaceExists(StoredTables.NAMESPACE)) {
        try {
          namespaces.createNamespace(StoredTables.NAMESPACE);
        } catch (AlreadyExistsException e) {
          // Another machine created it first.
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
        // Another machine created it first.
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
