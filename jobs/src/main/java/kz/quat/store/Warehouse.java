package kz.quat.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import kz.quat.config.QuatConfig;
import kz.quat.domain.FileStore;
import kz.quat.domain.UserErrorException;
import kz.quat.schema.Columns;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The warehouse: every table of {@link Tables}, as Iceberg tables on Parquet. A writer holds the
 * lock and sees the tables as the commit point names them; unfinished work of an earlier run is
 * rolled back before anything is read or written. Every write checks names, types, nulls and keys
 * against the schema and ends in a {@link TableRuleException} if they do not fit.
 */
public final class Warehouse implements AutoCloseable {

  /** The most rows that the driver holds and writes itself, without a Spark job. */
  public static final long HELD_ROWS = 60_000;

  /**
   * Up to this many rows a table is part of the query plan, so that no job is needed to broadcast
   * it.
   */
  private static final long LOCAL_ROWS = 5_000;

  /** The number of rows that one task reads and processes in about a second. */
  private static final long ONE_TASK_ROWS = 200_000;

  private final SparkSession spark;
  private final QuatConfig config;
  private final RunStore.@Nullable Lease lease;
  private final boolean ownsLease;
  private final SortedMap<String, Long> published;
  private final StoredTables tables;
  private final @Nullable TableAccess access;

  /** Small tables as datasets, by table and snapshot. */
  private final Map<String, Dataset<Row>> local;

  private Warehouse(
      SparkSession spark,
      QuatConfig config,
      RunStore.@Nullable Lease lease,
      boolean ownsLease,
      Map<String, Long> published) {
    this(
        spark,
        config,
        lease,
        ownsLease,
        new TreeMap<>(published),
        new StoredTables(spark, config),
        new ConcurrentHashMap<>(),
        null);
  }

  private Warehouse(
      SparkSession spark,
      QuatConfig config,
      RunStore.@Nullable Lease lease,
      boolean ownsLease,
      SortedMap<String, Long> published,
      StoredTables tables,
      Map<String, Dataset<Row>> local,
      @Nullable TableAccess access) {
    this.spark = spark;
    this.config = config;
    this.lease = lease;
    this.ownsLease = ownsLease;
    this.published = published;
    this.tables = tables;
    this.local = local;
    this.access = access;
  }

  /**
   * The same warehouse restricted to declared tables: any other is refused. The result must not be
   * closed.
   *
   * @param user name given in a refusal
   */
  public Warehouse limitedTo(String user, Set<TableSpec> reads, Set<TableSpec> writes) {
    TableAccess declared = new TableAccess(user, reads, writes);
    return new Warehouse(spark, config, lease, false, published, tables, local, declared);
  }

  /**
   * Opens for writing under a lease of its own, which closing releases. The snapshots must not have
   * been read before the lease is held, when somebody else could still commit; if they must be, use
   * the overload that reads them under the lease.
   */
  public static Warehouse open(SparkSession spark, QuatConfig config, Map<String, Long> published) {
    return open(spark, config, () -> published);
  }

  /**
   * Opens for writing; the commit point is read under the lease, so that a run which was committed
   * while this one waited for the lease is seen and not rolled back.
   */
  public static Warehouse open(
      SparkSession spark, QuatConfig config, Supplier<Map<String, Long>> commitPoint) {
    RunStore.Lease lease = RunStores.of(config).lease();
    try {
      return open(spark, config, lease, true, commitPoint.get(), Clock.systemUTC());
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  /**
   * Opens for writing: rolls every table back to the commit point and adds columns that the schema
   * has gained.
   *
   * @param lease held by the caller, who closes it after the warehouse
   * @param published snapshot id of every published table according to the commit point, read under
   *     the lease; empty before the first run
   * @throws UserErrorException (input) if the commit point is lost or belongs to another warehouse;
   *     nothing has been changed then
   */
  public static Warehouse open(
      SparkSession spark, QuatConfig config, RunStore.Lease lease, Map<String, Long> published) {
    return open(spark, config, lease, false, published, Clock.systemUTC());
  }

  static Warehouse open(
      SparkSession spark,
      QuatConfig config,
      RunStore.Lease lease,
      boolean ownsLease,
      Map<String, Long> published,
      Clock clock) {
    if (published.isEmpty()) {
      PublishedMark.refuseLost(config);
    }
    Warehouse warehouse = new Warehouse(spark, config, lease, ownsLease, published);
    if (config.catalog().isEmpty()) {
      new WarehouseFolder(config.paths().warehouse()).remember();
    }
    warehouse.tables.ensureNamespace();
    new Recovery(warehouse.tables, warehouse.published, lease.unfinished(), clock).run();
    lease.recovered();
    if (config.catalog().isEmpty()) {
      lease.latest().ifPresent(latest -> PublishedMark.set(config, latest));
    }
    return warehouse;
  }

  /**
   * Opens given snapshots for reading; takes no lock and changes nothing.
   *
   * @param snapshots those of the commit point, or of a kept run to read the tables as of that run
   */
  public static Warehouse openForReading(
      SparkSession spark, QuatConfig config, Map<String, Long> snapshots) {
    return new Warehouse(spark, config, null, false, snapshots);
  }

  /** The table as this warehouse sees it; empty if it was never written. */
  public Dataset<Row> read(TableSpec table) {
    mayRead(table);
    if (lease == null) {
      Long snapshot = published.get(table.name());
      return snapshot == null ? empty(table) : readAsOf(table, snapshot);
    }
    Snapshot newest = tables.find(table).map(Table::currentSnapshot).orElse(null);
    if (newest == null) {
      return empty(table);
    }
    long rows = StoredRows.total(newest);
    if (rows <= LOCAL_ROWS && table.partitioning() == TableSpec.Partitioning.NONE) {
      return local.computeIfAbsent(
          table.name() + ' ' + newest.snapshotId(),
          key -> spark.createDataFrame(rows(table).list(), table.structType()));
    }
    return small(rows, spark.table(tables.sqlName(table)).select(table.select()));
  }

  /**
   * The table as the last published run left it, whatever was written since; empty before the
   * first.
   */
  public Dataset<Row> readPublished(TableSpec table) {
    mayRead(table);
    Long snapshot = published.get(table.name());
    return snapshot == null ? empty(table) : readAsOf(table, snapshot);
  }

  /** Whether any run was published from this warehouse. */
  public boolean wasPublished() {
    return !published.isEmpty();
  }

  /** Whether the table has ever been written. */
  public boolean holds(TableSpec table) {
    if (lease == null) {
      return published.containsKey(table.name());
    }
    return tables.snapshotId(table).isPresent();
  }

  /** The table at a snapshot; a column that it did not have yet is null. */
  public Dataset<Row> readAsOf(TableSpec table, long snapshotId) {
    Dataset<Row> rows = spark.read().option("versionAsOf", snapshotId).table(tables.sqlName(table));
    StructType then = rows.schema();
    return rows.select(
        table.columns().stream()
            .map(c -> then.getFieldIndex(c.name()).isEmpty() ? c.asNull() : c.col())
            .toArray(Column[]::new));
  }

  /**
   * As {@link #read}, restricted to market days in [from, until).
   *
   * @param until null for no end
   */
  public Dataset<Row> read(TableSpec table, LocalDate from, @Nullable LocalDate until) {
    mayRead(table);
    Column day = Columns.MARKET_DATE.col();
    Column begun = day.geq(functions.lit(from));
    Dataset<Row> rows =
        read(table).where(until == null ? begun : begun.and(day.lt(functions.lit(until))));
    return lease == null ? rows : small(rows(table, from, until).atMost(), rows);
  }

  /**
   * Puts a small number of rows into one task: later operations on them then need no shuffle, each
   * of which is a job of its own.
   */
  private static Dataset<Row> small(long atMost, Dataset<Row> rows) {
    return atMost <= ONE_TASK_ROWS ? rows.coalesce(1) : rows;
  }

  /** The table's rows, read by the driver itself; the same rows as {@link #read}. */
  public StoredRows rows(TableSpec table) {
    return rows(table, Expressions.alwaysTrue());
  }

  /**
   * The rows of market days in [from, until), read by the driver itself.
   *
   * @param until null for no end
   */
  public StoredRows rows(TableSpec table, LocalDate from, @Nullable LocalDate until) {
    String day = Columns.MARKET_DATE.name();
    Expression begun = Expressions.greaterThanOrEqual(day, from.toString());
    return rows(
        table,
        until == null
            ? begun
            : Expressions.and(begun, Expressions.lessThan(day, until.toString())));
  }

  /** The rows that arrived at a moment or later, read by the driver itself. */
  public StoredRows rowsSince(TableSpec table, Instant first) {
    return rows(
        table,
        Expressions.greaterThanOrEqual(
            Columns.RECEIVED_AT.name(), first.atOffset(ZoneOffset.UTC).toString()));
  }

  /** The rows that a run took in, read by the driver itself. */
  public StoredRows rowsOfRun(TableSpec table, long runSeq) {
    return rows(table, Expressions.equal(Columns.RUN_SEQ.name(), runSeq));
  }

  private StoredRows rows(TableSpec table, Expression filter) {
    mayRead(table);
    Long snapshot = lease == null ? published.get(table.name()) : null;
    boolean isThere = lease != null || snapshot != null;
    return new StoredRows(
        table, isThere ? tables.find(table).orElse(null) : null, snapshot, filter);
  }

  private void mayRead(TableSpec table) {
    if (access != null) {
      access.mayRead(table);
    }
  }

  private Dataset<Row> empty(TableSpec table) {
    return spark.createDataFrame(List.of(), table.structType());
  }

  /**
   * Adds rows; their keys must be unique among themselves.
   *
   * @return the number of rows added
   */
  public long append(TableSpec table, Dataset<Row> rows) {
    return write(table, rows, Partitions.all(table), DataFrameWriterV2::append);
  }

  /** Replaces the whole table. */
  public void replaceAll(TableSpec table, Dataset<Row> rows) {
    replace(table, rows, Partitions.all(table));
  }

  /**
   * Replaces whole partitions: the months or days (by the table's partitioning) that contain the
   * given days, even where the rows hold nothing for one of them. Rows outside the partitions are
   * refused.
   */
  public void replacePartitions(TableSpec table, Dataset<Row> rows, Collection<LocalDate> days) {
    replace(table, rows, Partitions.of(table, days));
  }

  /**
   * As {@link #replacePartitions}. A small number of rows is written by the driver, without a job
   * for the write and without reading the keys back.
   *
   * @param atMost upper bound for the number of rows, known from metadata or from a limit set by
   *     law
   */
  public void replacePartitions(
      TableSpec table, Dataset<Row> rows, Collection<LocalDate> days, long atMost) {
    if (atMost <= HELD_ROWS) {
      replaceRows(table, checked(table, rows), days);
    } else {
      replacePartitions(table, rows, days);
    }
  }

  private void replace(TableSpec table, Dataset<Row> rows, Partitions partitions) {
    if (!partitions.none()) {
      Column condition = partitions.condition();
      write(table, rows, partitions, writer -> writer.overwrite(condition));
    }
  }

  private interface Write {
    void to(DataFrameWriterV2<Row> writer) throws Exception;
  }

  private long write(TableSpec table, Dataset<Row> rows, Partitions partitions, Write write) {
    Table target = target(table);
    Dataset<Row> checked = CheckedRows.of(table, rows, partitions);
    try {
      write.to(
          checked
              .writeTo(tables.sqlName(table))
              .option("snapshot-property." + StoredTables.LEASE, lease().token())
              .option("check-nullability", "false")
              .option("check-ordering", "false"));
    } catch (Exception e) {
      throw CheckedRows.meaning(table, e);
    }
    target.refresh();
    List<DataFile> added = new ArrayList<>();
    if (target.currentSnapshot() != null) {
      SnapshotChanges.builderFor(target).build().addedDataFiles().forEach(added::add);
    }
    new KeyCheck(table, target).check(added, checked);
    return added.stream().mapToLong(DataFile::recordCount).sum();
  }

  /**
   * The rows of a small dataset in the form of the table, checked against its column rules, for the
   * driver to write.
   */
  public List<Row> checked(TableSpec table, Dataset<Row> rows) {
    mayWrite(table);
    try {
      return CheckedRows.of(table, rows, Partitions.all(table)).collectAsList();
    } catch (RuntimeException e) {
      throw CheckedRows.meaning(table, e);
    }
  }

  /** Adds rows that the driver holds, without a Spark job. */
  public void appendRows(TableSpec table, List<Row> rows) {
    Table target = target(table);
    var append =
        ManifestWork.of(target, target.newAppend()).set(StoredTables.LEASE, lease().token());
    new RowsWriter(table, target, Partitions.all(table)).write(rows).forEach(append::appendFile);
    append.commit();
  }

  /** Replaces the whole table by rows that the driver holds, without a Spark job. */
  public void replaceRows(TableSpec table, List<Row> rows) {
    replaceRows(table, rows, Partitions.all(table));
  }

  /** As {@link #replacePartitions}, by rows that the driver holds, without a Spark job. */
  public void replaceRows(TableSpec table, List<Row> rows, Collection<LocalDate> days) {
    replaceRows(table, rows, Partitions.of(table, days));
  }

  private void replaceRows(TableSpec table, List<Row> rows, Partitions partitions) {
    if (partitions.none()) {
      return;
    }
    Table target = target(table);
    OverwriteFiles overwrite =
        ManifestWork.of(target, target.newOverwrite())
            .set(StoredTables.LEASE, lease().token())
            .overwriteByRowFilter(partitions.filter());
    new RowsWriter(table, target, partitions).write(rows).forEach(overwrite::addFile);
    overwrite.commit();
  }

  private void mayWrite(TableSpec table) {
    if (access != null) {
      access.mayWrite(table);
    }
  }

  private Table target(TableSpec table) {
    mayWrite(table);
    lease().requireHeld();
    return tables.findOrCreate(table);
  }

  private RunStore.Lease lease() {
    if (lease == null) {
      throw new IllegalStateException("The warehouse is open for reading only");
    }
    return lease;
  }

  /**
   * Publishes a run: see {@link RunStore.Lease#commit}.
   *
   * @param latest text of the new commit point
   */
  public void commit(String runId, String latest) {
    lease().commit(runId, latest);
  }

  /** Keeps these runs for other machines, and no others: see {@link RunStore.Lease#keep}. */
  public void keepRuns(Set<String> kept) {
    lease().keep(kept);
  }

  /**
   * Snapshot id of every table that has one, by name; these are what a run commits.
   *
   * @throws IllegalStateException if a table holds rows that another run wrote after this one had
   *     opened it and lost its lease; nothing may be published then
   */
  public SortedMap<String, Long> snapshotIds() {
    SortedMap<String, Long> ids = new TreeMap<>();
    for (TableSpec table : Tables.ALL) {
      Optional<Table> stored = tables.find(table);
      stored
          .map(Table::currentSnapshot)
          .ifPresent(
              snapshot -> {
                if (lease != null) {
                  refuseOthers(table, stored.get(), lease.token());
                }
                ids.put(table.name(), snapshot.snapshotId());
              });
    }
    return ids;
  }

  private void refuseOthers(TableSpec table, Table stored, String token) {
    Long before = published.get(table.name());
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(stored)) {
      if (before != null && snapshot.snapshotId() == before) {
        return;
      }
      if (!token.equals(snapshot.summary().get(StoredTables.LEASE))) {
        throw new IllegalStateException(
            "Another run wrote to %s while this one did: nothing of this run is published, run it again"
                .formatted(table.name()));
      }
    }
  }

  /**
   * Expires snapshots that no kept run names, and deletes the files that only they used. To be
   * called only after a commit.
   *
   * @param kept snapshot ids that kept runs name, by table
   * @param together a table with fewer snapshots to expire is left to a later call
   */
  public void expire(Map<String, Set<Long>> kept, int together) {
    for (TableSpec table : Tables.ALL) {
      tables
          .find(table)
          .ifPresent(
              stored -> Expiry.of(stored, kept.getOrDefault(table.name(), Set.of()), together));
    }
  }

  /**
   * Files in the folders of the tables that no snapshot names, such as those of runs that crashed.
   *
   * @param before only files that were last changed before this moment
   * @param delete false to list them only
   * @return their locations, sorted
   */
  public List<String> orphans(Instant before, boolean delete) {
    lease().requireHeld();
    return new Orphans(spark, tables).remove(before, delete);
  }

  /** A folder next to the tables for data that a run shares with its tasks while it lasts. */
  public FileStore staged() {
    return new StoredFiles(tables.io(), tables.base() + "/staged");
  }

  /**
   * The folder in the catalog's file store into which sources deliver; empty if they deliver into a
   * local folder.
   */
  public Optional<FileStore> landing() {
    String location = config.warehouse().landing();
    return location.isEmpty()
        ? Optional.empty()
        : Optional.of(new StoredFiles(tables.io(), location));
  }

  @Override
  public void close() {
    if (lease != null && ownsLease) {
      lease.close();
    }
  }
}
