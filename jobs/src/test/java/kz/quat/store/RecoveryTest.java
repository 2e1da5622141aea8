package kz.quat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.schema.CoreTables;
import kz.quat.schema.OutTables;
import kz.quat.schema.TableSpec;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TestConfig;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What opening the warehouse repairs, and what it refuses to touch. */
@ExtendWith(Spark.Extension.class)
class RecoveryTest {

  private static final TableSpec RECORDS = OutTables.QUALITY_RECORDS;
  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  @TempDir Path folder;
  private QuatConfig config;

  @BeforeEach
  void configure() {
    config = TestConfig.under(folder);
  }

  private static List<Row> records(long in) {
    return List.of(RowFactory.create(Date.valueOf(DAY), "reports", in, in, 0L, 0L));
  }

  private static long id(Map<String, Long> ids, TableSpec table) {
    return Objects.requireNonNull(ids.get(table.name()));
  }

  private SortedMap<String, Long> publishOnce(Spark spark) {
    return publishOnce(spark, config);
  }

  private static SortedMap<String, Long> publishOnce(Spark spark, QuatConfig config) {
    try (Warehouse warehouse = Warehouse.open(spark.session(), config, Map.of())) {
      warehouse.replaceRows(RECORDS, records(1), List.of(DAY));
      SortedMap<String, Long> ids = warehouse.snapshotIds();
      Files.createDirectories(config.paths().published());
      warehouse.commit("20221207-0123456789abcdef", "{}");
      warehouse.expire(Map.of(), 1);
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aWarehouseReadBeforeItsFirstRunIsEmpty(Spark spark) {
    try (Warehouse none = Warehouse.openForReading(spark.session(), config, Map.of())) {
      assertThat(none.read(RECORDS).collectAsList()).isEmpty();
      assertThat(none.holds(RECORDS)).isFalse();
    }
    assertThat(config.paths().warehouse()).doesNotExist();
  }

  @Test
  void aSecondHostWithEmptyFoldersTakesNothingAway(Spark spark) {
    SortedMap<String, Long> committed =
        publishOnce(spark, RunStoreContractTest.shared(folder, "first"));
    QuatConfig second = RunStoreContractTest.shared(folder, "second");
    assertThatThrownBy(() -> Warehouse.open(spark.session(), second, Map.of()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("no unfinished run of this warehouse wrote")
        .hasMessageContaining("Nothing was changed");
    assertThat(RunStores.of(second).latest()).contains("{}");
    try (Warehouse next = Warehouse.open(spark.session(), second, committed)) {
      assertThat(next.read(RECORDS).first().getLong(2)).isEqualTo(1L);
    }
  }

  @Test
  void whatAnUnfinishedFirstRunWroteIsEmptiedAndNoTableIsDropped(Spark spark) {
    try (Warehouse crashed = Warehouse.open(spark.session(), config, Map.of())) {
      crashed.replaceRows(RECORDS, records(1), List.of(DAY));
    }
    try (Warehouse next = Warehouse.open(spark.session(), config, Map.of())) {
      assertThat(next.holds(RECORDS)).isFalse();
      Table stored = new StoredTables(spark.session(), config).find(RECORDS).orElseThrow();
      assertThat(stored.snapshots()).hasSize(1);
      assertThat(next.read(RECORDS).collectAsList()).isEmpty();
      next.replaceRows(RECORDS, records(2), List.of(DAY));
      assertThat(next.read(RECORDS).first().getLong(2)).isEqualTo(2L);
      next.expire(Map.of(), 1);
      stored.refresh();
      assertThat(stored.snapshots()).hasSize(1);
    }
  }

  @Test
  void rowsThatAnotherRunWroteMeanwhileAreNeverPublished(Spark spark) {
    SortedMap<String, Long> committed = publishOnce(spark);
    try (Warehouse slow = Warehouse.open(spark.session(), config, committed)) {
      slow.replaceRows(RECORDS, records(2), List.of(DAY));
      new StoredTables(spark.session(), config)
          .find(RECORDS)
          .orElseThrow()
          .newDelete()
          .deleteFromRowFilter(Expressions.alwaysTrue())
          .set(StoredTables.LEASE, "of another run")
          .commit();
      assertThatThrownBy(slow::snapshotIds)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Another run wrote to out_quality__records");
    }
  }

  @Test
  void aMovedFolderIsReadAndWrittenWhereItLies(Spark spark) throws IOException {
    SortedMap<String, Long> committed = publishOnce(spark);
    Path moved = folder.resolve("moved");
    Files.createDirectories(moved);
    Files.move(folder.resolve("warehouse"), moved.resolve("warehouse"));
    Files.move(folder.resolve("published"), moved.resolve("published"));
    QuatConfig there = TestConfig.under(moved);
    try (Warehouse next = Warehouse.open(spark.session(), there, committed)) {
      assertThat(next.read(RECORDS).first().getLong(2)).isEqualTo(1L);
      next.append(RECORDS, spark.rows(RECORDS.structType(), records(7)));
      next.expire(Map.of(RECORDS.name(), Set.of(id(committed, RECORDS))), 1);
    }
    try (Warehouse next = Warehouse.open(spark.session(), there, committed)) {
      assertThat(next.read(RECORDS).count()).isEqualTo(1);
    }
    assertThat(folder.resolve("warehouse")).doesNotExist();
  }

  @Test
  void aClockThatWasAheadForANightStopsNoLaterOne(Spark spark) throws IOException {
    SortedMap<String, Long> committed = publishOnce(spark);
    Table stored = new StoredTables(spark.session(), config).find(RECORDS).orElseThrow();
    var operations = ((HasTableOperations) stored).operations();
    long ahead = System.currentTimeMillis() + 86_400_000L;
    operations.commit(
        operations.current(),
        TableMetadataParser.fromJson(
            FutureTimes.TIME
                .matcher(TableMetadataParser.toJson(operations.current()))
                .replaceAll("\"$1\":" + ahead)));
    try (Warehouse next = Warehouse.open(spark.session(), config, committed)) {
      next.replaceRows(RECORDS, records(2), List.of(DAY));
      assertThat(next.read(RECORDS).first().getLong(2)).isEqualTo(2L);
      assertThat(next.readPublished(RECORDS).first().getLong(2)).isEqualTo(1L);
    }
  }

  @Test
  void aLostCommitPointDropsNothing(Spark spark) throws IOException {
    SortedMap<String, Long> committed = publishOnce(spark);
    Files.delete(folder.resolve("published/latest.json"));
    assertThatThrownBy(() -> Warehouse.open(spark.session(), config, Map.of()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("latest.json is missing")
        .hasMessageContaining("restore it from a backup")
        .hasMessageContaining("cp " + folder.resolve("warehouse/.published"));
    assertThat(folder.resolve("warehouse/.published")).hasContent("{}");
    try (Warehouse next = Warehouse.open(spark.session(), config, committed)) {
      assertThat(next.read(RECORDS).first().getLong(2)).isEqualTo(1L);
    }
  }

  @Test
  void aCommitPointOfAnotherWarehouseIsRefused(Spark spark) {
    publishOnce(spark);
    assertThatThrownBy(
            () -> Warehouse.open(spark.session(), config, Map.of(RECORDS.name(), 12345L)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("names snapshot 12345 of out_quality__records");
    assertThatThrownBy(() -> Warehouse.open(spark.session(), config, Map.of("core_grid__ties", 1L)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("core_grid__ties");
  }

  @Test
  void tablesOfOthersInTheSameCatalogAreLeftAlone(Spark spark) {
    SortedMap<String, Long> committed = publishOnce(spark);
    TableIdentifier other = TableIdentifier.of("quat", "somebody_elses");
    StoredTables tables = new StoredTables(spark.session(), config);
    tables
        .catalog()
        .createTable(other, new Schema(Types.NestedField.optional(1, "a", Types.StringType.get())));
    try (Warehouse next = Warehouse.open(spark.session(), config, committed)) {
      assertThat(tables.catalog().tableExists(other)).isTrue();
      assertThat(next.snapshotIds()).isEqualTo(committed);
    }
  }

  @Test
  void aColumnThatTheSchemaGainedIsNullInOlderRows(Spark spark) {
    long first;
    try (Warehouse warehouse = Warehouse.open(spark.session(), config, Map.of())) {
      warehouse.replaceRows(
          CoreTables.CALENDAR_DAYS, List.of(RowFactory.create(calendar("2022-12-16"))));
      first = id(warehouse.snapshotIds(), CoreTables.CALENDAR_DAYS);
    }
    StoredTables tables = new StoredTables(spark.session(), config);
    tables
        .find(CoreTables.CALENDAR_DAYS)
        .orElseThrow()
        .updateSchema()
        .deleteColumn("name_kk")
        .addColumn("of_old", Types.StringType.get())
        .commit();
    Map<String, Long> committed = Map.of(CoreTables.CALENDAR_DAYS.name(), first);
    try (Warehouse next = Warehouse.open(spark.session(), config, committed)) {
      assertThat(next.read(CoreTables.CALENDAR_DAYS).first().<String>getAs("name_kk")).isNull();
      next.replaceRows(
          CoreTables.CALENDAR_DAYS, List.of(RowFactory.create(calendar("2022-12-17"))));
      assertThat(next.read(CoreTables.CALENDAR_DAYS).first().<String>getAs("name_kk"))
          .isEqualTo("Тәуелсіздік күні");
      next.append(
          CoreTables.CALENDAR_DAYS, next.readAsOf(CoreTables.CALENDAR_DAYS, first).coalesce(1));
      assertThat(next.read(CoreTables.CALENDAR_DAYS).count()).isEqualTo(2);
    }
  }

  private static Object[] calendar(String date) {
    return new Object[] {
      Date.valueOf(date),
      "holiday",
      "Тәуелсіздік күні",
      "День Независимости",
      Timestamp.valueOf("2022-12-06 02:00:00"),
      "calendar/x'; DROP TABLE y; --.csv",
      2L,
      1L
    };
  }

  @Test
  void aTableThatTheSchemaCutsByNowIsCutFromNowOn(Spark spark) {
    LocalDate next = DAY.plusMonths(1);
    SortedMap<String, Long> committed;
    StoredTables tables = new StoredTables(spark.session(), config);
    try (Warehouse warehouse = Warehouse.open(spark.session(), config, Map.of())) {
      tables.catalog().createTable(tables.identifier(RECORDS), IcebergSchemas.schema(RECORDS));
      warehouse.append(RECORDS, spark.rows(RECORDS.structType(), records(1)));
      committed = warehouse.snapshotIds();
    }
    assertThat(tables.find(RECORDS).orElseThrow().spec().isUnpartitioned()).isTrue();
    try (Warehouse warehouse = Warehouse.open(spark.session(), config, committed)) {
      Row later = RowFactory.create(Date.valueOf(next), "reports", 2L, 2L, 0L, 0L);
      warehouse.replacePartitions(
          RECORDS, spark.rows(RECORDS.structType(), List.of(later)), List.of(next));
      assertThat(warehouse.read(RECORDS).count()).isEqualTo(2);
    }
    assertThat(tables.find(RECORDS).orElseThrow().spec().fields())
        .extracting(field -> field.name())
        .containsExactly(
            RECORDS.partitioning() == TableSpec.Partitioning.DAY
                ? "market_date_day"
                : "market_date_month");
  }

  @Test
  void aNewColumnThatMustBeKnownCannotBeAdded(Spark spark) {
    SortedMap<String, Long> committed = publishOnce(spark);
    new StoredTables(spark.session(), config)
        .find(RECORDS)
        .orElseThrow()
        .updateSchema()
        .deleteColumn("records_in")
        .commit();
    assertThatThrownBy(() -> Warehouse.open(spark.session(), config, committed))
        .isInstanceOf(TableRuleException.class)
        .hasMessageContaining("records_in: is new and must be nullable");
  }

  @Test
  void expiryKeepsWhatKeptRunsNameAndDropsTheRest(Spark spark) {
    SortedMap<String, Long> committed = publishOnce(spark);
    try (Warehouse warehouse = Warehouse.open(spark.session(), config, committed)) {
      for (long in = 2; in <= 4; in++) {
        warehouse.replaceRows(RECORDS, records(in), List.of(DAY));
      }
      long first = id(committed, RECORDS);
      warehouse.expire(Map.of(RECORDS.name(), Set.of(first)), 1);
      assertThat(warehouse.readAsOf(RECORDS, first).first().getLong(2)).isEqualTo(1L);
      assertThat(warehouse.read(RECORDS).first().getLong(2)).isEqualTo(4L);
      Table stored = new StoredTables(spark.session(), config).find(RECORDS).orElseThrow();
      assertThat(stored.snapshots()).hasSize(2);
      assertThat(new TreeMap<>(warehouse.snapshotIds())).containsKey(RECORDS.name());
    }
  }

  private static int snapshots(StoredTables tables) {
    Table stored = tables.find(RECORDS).orElseThrow();
    return Math.toIntExact(StreamSupport.stream(stored.snapshots().spliterator(), false).count());
  }

  @Test
  void expiryWaitsUntilEnoughSnapshotsHaveGathered(Spark spark) {
    SortedMap<String, Long> committed = publishOnce(spark);
    try (Warehouse warehouse = Warehouse.open(spark.session(), config, committed)) {
      long first = id(committed, RECORDS);
      StoredTables tables = new StoredTables(spark.session(), config);
      for (long in = 2; in <= 3; in++) {
        warehouse.replaceRows(RECORDS, records(in), List.of(DAY));
      }
      int before = snapshots(tables);
      warehouse.expire(Map.of(RECORDS.name(), Set.of(first)), before - 1);
      assertThat(tables.find(RECORDS).orElseThrow().snapshots()).hasSize(before);
      warehouse.expire(Map.of(RECORDS.name(), Set.of(first)), before - 2);
      assertThat(tables.find(RECORDS).orElseThrow().snapshots()).hasSize(2);
    }
  }

  /** The catalog's own age limit is set to a millisecond here, as if the clock had moved on. */
  @Test
  void aKeptSnapshotOutlivesTheCatalogsOwnAgeLimit(Spark spark) throws InterruptedException {
    SortedMap<String, Long> committed = publishOnce(spark);
    long first = id(committed, RECORDS);
    try (Warehouse warehouse = Warehouse.open(spark.session(), config, committed)) {
      StoredTables tables = new StoredTables(spark.session(), config);
      tables
          .find(RECORDS)
          .orElseThrow()
          .updateProperties()
          .set("history.expire.max-snapshot-age-ms", "1")
          .commit();
      for (long in = 2; in <= 4; in++) {
        warehouse.replaceRows(RECORDS, records(in), List.of(DAY));
      }
      Thread.sleep(5);
      warehouse.expire(Map.of(RECORDS.name(), Set.of(first)), 1);
      assertThat(warehouse.readAsOf(RECORDS, first).first().getLong(2)).isEqualTo(1L);
      assertThat(tables.find(RECORDS).orElseThrow().snapshots()).hasSize(2);
    }
  }
}
