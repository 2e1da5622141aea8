package kz.quat.store;

import java.util.Optional;
import kz.quat.config.QuatConfig;
import kz.quat.schema.RawTables;
import kz.quat.schema.TableSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.SparkSession;

/** The schema's tables in Iceberg's catalog. */
final class StoredTables {

  /** The namespace of all of Quat's tables. */
  static final Namespace NAMESPACE = Namespace.of("quat");

  /** Key in a snapshot's summary that names the run which wrote it. */
  static final String LEASE = "quat-lease";

  /** Property that marks the tables which Quat created. */
  static final String OURS = "quat.table";

  private final SparkSession spark;
  private final String catalogName;

  StoredTables(SparkSession spark, QuatConfig config) {
    this.spark = spark;
    this.catalogName = CatalogSettings.register(spark, config);
  }

  /**
   * The catalog, loaded when first needed: a warehouse that is read before its first run has none.
   */
  Catalog catalog() {
    return Spark3Util.loadIcebergCatalog(spark, catalogName);
  }

  void ensureNamespace() {
    if (catalog() instanceof SupportsNamespaces namespaces
        && !namespaces.namespaceExists(NAMESPACE)) {
      namespaces.createNamespace(NAMESPACE);
    }
  }

  /** The file store of the catalog's tables; creates the ledger's table if it does not exist. */
  FileIO io() {
    return findOrCreate(RawTables.FILES).io();
  }

  /** The folder of all of Quat's tables. */
  String base() {
    return findOrCreate(RawTables.FILES).location().replaceFirst("/[^/]+/?$", "");
  }

  TableIdentifier identifier(TableSpec table) {
    return TableIdentifier.of(NAMESPACE, table.name());
  }

  /** The table's name in a query. */
  String sqlName(TableSpec table) {
    return "%s.%s.%s".formatted(catalogName, NAMESPACE, table.name());
  }

  /** The table; empty where it does not exist yet. */
  Optional<Table> find(TableSpec table) {
    return catalog().tableExists(identifier(table))
        ? Optional.of(catalog().loadTable(identifier(table)))
        : Optional.empty();
  }

  /** The id of the table's newest snapshot; empty where it was never written. */
  Optional<Long> snapshotId(TableSpec table) {
    return find(table).map(Table::currentSnapshot).map(Snapshot::snapshotId);
  }

  /** The table; creates it if it does not exist yet. */
  Table findOrCreate(TableSpec table) {
    return find(table).orElseGet(() -> create(table));
  }

  private Table create(TableSpec table) {
    return builder(table).create();
  }

  /** A transaction that replaces the table by an empty one with the current schema. */
  Transaction replacement(TableSpec table) {
    return builder(table).replaceTransaction();
  }

  private Catalog.TableBuilder builder(TableSpec table) {
    var schema = IcebergSchemas.schema(table);
    return catalog()
        .buildTable(identifier(table), schema)
        .withPartitionSpec(IcebergSchemas.partitions(table, schema))
        .withProperties(CatalogSettings.TABLE_PROPERTIES)
        .withProperty("comment", table.meaning())
        .withProperty(OURS, table.name());
  }
}
