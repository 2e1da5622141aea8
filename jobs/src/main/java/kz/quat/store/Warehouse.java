package kz.quat.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.config.QuatConfig;
import kz.quat.schema.Columns;
import kz.quat.schema.Table;
import kz.quat.schema.Tables;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * The warehouse: every table of {@link Tables}, Iceberg on Parquet. A writer holds the lock and
 * sees the tables as the commit point names them; what an earlier run left half done is rolled back
 * before anything is read or written.
 */
public final class Warehouse implements AutoCloseable {

  private static final Namespace NAMESPACE = Namespace.of("quat");

  private final SparkSession spark;
  private final String catalogName;
  private final Catalog catalog;
  private final @Nullable WarehouseLock lock;
  private final SortedMap<String, Long> published;

  private Warehouse(
      SparkSession spark,
      QuatConfig config,
      @Nullable WarehouseLock lock,
      SortedMap<String, Long> published) {
    this.spark = spark;
    this.lock = lock;
    this.published = published;
    this.catalogName = CatalogSettings.register(spark, config);
    this.catalog = Spark3Util.loadIcebergCatalog(spark, catalogName);
  }

  /**
   * Opens for writing: takes the lock and rolls every table back to the commit point.
   *
   * @param published snapshot id of every published table; empty before the first run
   * @throws kz.quat.domain.UserErrorException (locked) where another run holds the warehouse
   */
  public static Warehouse open(SparkSession spark, QuatConfig config, Map<String, Long> published) {
    WarehouseLock lock = WarehouseLock.take(config.paths().warehouse());
    try {
      Warehouse warehouse = new Warehouse(spark, config, lock, new TreeMap<>(published));
      warehouse.recover();
      return warehouse;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Opens for reading, as the given snapshots have it: no lock, nothing is changed. */
  public static Warehouse openForReading(
      SparkSession spark, QuatConfig config, Map<String, Long> snapshots) {
    return new Warehouse(spark, config, null, new TreeMap<>(snapshots));
  }

  private void recover() {
    spark.sql("CREATE NAMESPACE IF NOT EXISTS %s.%s".formatted(catalogName, NAMESPACE));
    for (TableIdentifier identifier : catalog.listTables(NAMESPACE)) {
      Long wanted = published.get(identifier.name());
      if (wanted == null) {
        // Never published: nothing that anybody may rely on.
        catalog.dropTable(identifier, true);
        continue;
      }
      org.apache.iceberg.Table table = catalog.loadTable(identifier);
      Snapshot current = table.currentSnapshot();
      if (current == null || current.snapshotId() != wanted) {
        table.manageSnapshots().setCurrentSnapshot(wanted).commit();
      }
    }
  }

  /** The table as this warehouse sees it; empty where it does not exist yet. */
  public Dataset<Row> read(Table table) {
    if (lock == null) {
      Long snapshot = published.get(table.name());
      return snapshot == null ? empty(table) : readAsOf(table, snapshot);
    }
    ensureExists(table);
    return spark.table(sqlName(table)).select(table.select());
  }

  /** Whether the table has been written at all. */
  public boolean holds(Table table) {
    return lock == null
        ? published.containsKey(table.name())
        : catalog.tableExists(identifier(table));
  }

  /** The table as it stood at a snapshot. */
  public Dataset<Row> readAsOf(Table table, long snapshotId) {
    return spark
        .read()
        .option("versionAsOf", snapshotId)
        .table(sqlName(table))
        .select(table.select());
  }

  private Dataset<Row> empty(Table table) {
    return spark.createDataFrame(List.of(), table.structType());
  }

  /** Adds rows. */
  public void append(Table table, Dataset<Row> rows) {
    ensureExists(table);
    attempt(() -> writer(table, rows).append());
  }

  /** Replaces the whole table. */
  public void replaceAll(Table table, Dataset<Row> rows) {
    ensureExists(table);
    attempt(() -> writer(table, rows).overwrite(functions.lit(true)));
  }

  /**
   * Replaces whole pieces: the months or days (by the table's partitioning) in which the given days
   * lie, also where the rows hold nothing for one of them. Rows outside the pieces are refused.
   */
  public void replacePieces(Table table, Dataset<Row> rows, Collection<LocalDate> days) {
    Set<LocalDate> firstDays = new TreeSet<>();
    for (LocalDate day : days) {
      firstDays.add(firstDay(table, day));
    }
    if (firstDays.isEmpty()) {
      return;
    }
    ensureExists(table);
    Column pieces =
        firstDays.stream().map(first -> piece(table, first)).reduce(Column::or).orElseThrow();
    attempt(() -> writer(table, rows.where(pieces)).overwrite(pieces));
  }

  private static LocalDate firstDay(Table table, LocalDate day) {
    return switch (table.partitioning()) {
      case DAY -> day;
      case MONTH -> day.withDayOfMonth(1);
      case NONE -> throw new IllegalArgumentException(table.name() + " is not cut into pieces");
    };
  }

  private static Column piece(Table table, LocalDate first) {
    LocalDate next =
        table.partitioning() == Table.Partitioning.DAY ? first.plusDays(1) : first.plusMonths(1);
    Column date = Columns.MARKET_DATE.col();
    return date.geq(functions.lit(first)).and(date.lt(functions.lit(next)));
  }

  private DataFrameWriterV2<Row> writer(Table table, Dataset<Row> rows) {
    return fitted(table, rows)
        .writeTo(sqlName(table))
        .option("check-nullability", "false")
        .option("check-ordering", "false");
  }

  private static Dataset<Row> fitted(Table table, Dataset<Row> rows) {
    Column[] columns =
        table.columns().stream().map(column -> column.as(column.col())).toArray(Column[]::new);
    return rows.select(columns);
  }

  private interface Write {
    void run() throws Exception;
  }

  private static void attempt(Write write) {
    try {
      write.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private void ensureExists(Table table) {
    if (lock == null) {
      throw new IllegalStateException("The warehouse is open for reading only");
    }
    TableIdentifier identifier = identifier(table);
    if (!catalog.tableExists(identifier)) {
      var schema = IcebergSchemas.schema(table);
      catalog
          .buildTable(identifier, schema)
          .withPartitionSpec(IcebergSchemas.partitions(table, schema))
          .withProperties(CatalogSettings.TABLE_PROPERTIES)
          .withProperty("comment", table.meaning())
          .create();
    }
  }

  /** Snapshot id of every table that holds one, by name. */
  public SortedMap<String, Long> snapshotIds() {
    SortedMap<String, Long> ids = new TreeMap<>();
    for (TableIdentifier identifier : catalog.listTables(NAMESPACE)) {
      Snapshot current = catalog.loadTable(identifier).currentSnapshot();
      if (current != null) {
        ids.put(identifier.name(), current.snapshotId());
      }
    }
    return ids;
  }

  /**
   * Forgets snapshots that no kept run names, and deletes the files that only they used.
   *
   * @param kept snapshot ids that kept runs name, by table
   */
  public void expire(Map<String, Set<Long>> kept) {
    for (TableIdentifier identifier : catalog.listTables(NAMESPACE)) {
      org.apache.iceberg.Table table = catalog.loadTable(identifier);
      Set<Long> keep = kept.getOrDefault(identifier.name(), Set.of());
      Snapshot current = table.currentSnapshot();
      var expiry = table.expireSnapshots();
      boolean any = false;
      for (Snapshot snapshot : table.snapshots()) {
        boolean isCurrent = current != null && current.snapshotId() == snapshot.snapshotId();
        if (!isCurrent && !keep.contains(snapshot.snapshotId())) {
          expiry = expiry.expireSnapshotId(snapshot.snapshotId());
          any = true;
        }
      }
      if (any) {
        expiry.commit();
      }
    }
  }

  private static TableIdentifier identifier(Table table) {
    return TableIdentifier.of(NAMESPACE, table.name());
  }

  private String sqlName(Table table) {
    return "%s.%s.%s".formatted(catalogName, NAMESPACE, table.name());
  }

  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }
}
