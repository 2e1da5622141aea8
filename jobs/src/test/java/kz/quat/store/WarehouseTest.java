package kz.quat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.schema.Columns;
import kz.quat.schema.OutTables;
import kz.quat.schema.TableSpec;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TestConfig;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.Extension.class)
class WarehouseTest {

  private static final TableSpec DAYS = OutTables.QUALITY_RECORDS;
  private static final TableSpec MONTHS = OutTables.STRAIN_ATTRIBUTION;
  private static final LocalDate NOVEMBER = LocalDate.of(2022, 11, 30);
  private static final LocalDate DECEMBER = LocalDate.of(2022, 12, 7);

  @TempDir Path folder;

  private static Dataset<Row> records(Spark spark, LocalDate day, long in) {
    Row row = RowFactory.create(Date.valueOf(day), "reports", in, in, 0L, 0L);
    return spark.rows(DAYS.structType(), List.of(row));
  }

  private static Row attribution(String site, LocalDate day) {
    return RowFactory.create(
        site, Date.valueOf(day), "KZ-35", "000000000001", new BigDecimal("1.5"), 50.0);
  }

  @Test
  void aTableNeverWrittenIsEmpty(Spark spark) {
    try (Warehouse warehouse =
        Warehouse.open(spark.session(), TestConfig.under(folder), Map.of())) {
      assertThat(warehouse.read(DAYS).collectAsList()).isEmpty();
      assertThat(warehouse.snapshotIds()).isEmpty();
    }
  }

  @Test
  void replacingAMonthLeavesTheOthersAlone(Spark spark) {
    try (Warehouse warehouse =
        Warehouse.open(spark.session(), TestConfig.under(folder), Map.of())) {
      Dataset<Row> both =
          spark.rows(
              MONTHS.structType(), List.of(attribution("a", NOVEMBER), attribution("b", DECEMBER)));
      warehouse.replacePartitions(MONTHS, both, List.of(NOVEMBER, DECEMBER));
      warehouse.replacePartitions(
          MONTHS,
          spark.rows(MONTHS.structType(), List.of(attribution("c", DECEMBER))),
          List.of(DECEMBER));
      assertThat(sites(warehouse)).containsExactlyInAnyOrder("a", "c");
      warehouse.replacePartitions(
          MONTHS, spark.rows(MONTHS.structType(), List.of()), List.of(NOVEMBER));
      assertThat(sites(warehouse)).containsExactly("c");
    }
  }

  @Test
  void howManyRowsADaySpanHasAtMostIsKnownWithoutReadingThem(Spark spark) {
    try (Warehouse warehouse =
        Warehouse.open(spark.session(), TestConfig.under(folder), Map.of())) {
      assertThat(warehouse.rows(MONTHS).atMost()).isZero();
      assertThat(warehouse.rows(MONTHS).list()).isEmpty();
      warehouse.replaceRows(
          MONTHS,
          List.of(
              attribution("a", NOVEMBER),
              attribution("b", DECEMBER),
              attribution("c", DECEMBER.plusDays(1))));
      StoredRows day = warehouse.rows(MONTHS, DECEMBER, DECEMBER.plusDays(1));
      assertThat(day.atMost()).as("December's file").isEqualTo(2);
      assertThat(day.list()).extracting(row -> row.getString(0)).containsExactly("b");
      assertThat(day.list(List.of(Columns.REGION, Columns.SITE_ID)))
          .extracting(Row::toString)
          .containsExactly("[KZ-35,b]");
      assertThat(warehouse.rows(MONTHS, DECEMBER, null).list()).hasSize(2);
      assertThat(warehouse.read(MONTHS, NOVEMBER, DECEMBER).collectAsList())
          .extracting(row -> row.getString(0))
          .containsExactly("a");
    }
  }

  private static List<String> sites(Warehouse warehouse) {
    assertThat(warehouse.rows(MONTHS).list())
        .as("what the driver reads by itself")
        .containsExactlyInAnyOrderElementsOf(warehouse.read(MONTHS).collectAsList());
    return warehouse.read(MONTHS).collectAsList().stream().map(row -> row.getString(0)).toList();
  }

  @Test
  void whatWasNotCommittedIsRolledBackAtTheNextOpening(Spark spark) {
    QuatConfig config = TestConfig.under(folder);
    SortedMap<String, Long> committed;
    try (Warehouse warehouse = Warehouse.open(spark.session(), config, Map.of())) {
      warehouse.replacePartitions(DAYS, records(spark, DECEMBER, 1), List.of(DECEMBER));
      committed = warehouse.snapshotIds();
    }
    try (Warehouse crashed = Warehouse.open(spark.session(), config, committed)) {
      crashed.replacePartitions(DAYS, records(spark, DECEMBER, 99), List.of(DECEMBER));
      crashed.replacePartitions(
          MONTHS,
          spark.rows(MONTHS.structType(), List.of(attribution("x", DECEMBER))),
          List.of(DECEMBER));
    }
    try (Warehouse next = Warehouse.open(spark.session(), config, committed)) {
      assertThat(next.snapshotIds()).isEqualTo(committed);
      assertThat(next.read(DAYS).first().getLong(2)).isEqualTo(1L);
      assertThat(next.read(MONTHS).isEmpty()).isTrue();
    }
  }

  @Test
  void aSnapshotStaysReadableAfterLaterWrites(Spark spark) {
    QuatConfig config = TestConfig.under(folder);
    try (Warehouse warehouse = Warehouse.open(spark.session(), config, Map.of())) {
      warehouse.replacePartitions(DAYS, records(spark, DECEMBER, 1), List.of(DECEMBER));
      SortedMap<String, Long> first = warehouse.snapshotIds();
      warehouse.replacePartitions(DAYS, records(spark, DECEMBER, 2), List.of(DECEMBER));
      Warehouse then = Warehouse.openForReading(spark.session(), config, first);
      assertThat(then.read(DAYS).first().getLong(2)).isEqualTo(1L);
    }
  }

  @Test
  void aSecondWriterIsToldWhoHoldsTheWarehouse(Spark spark) {
    QuatConfig config = TestConfig.under(folder);
    try (Warehouse warehouse = Warehouse.open(spark.session(), config, Map.of())) {
      assertThat(warehouse.snapshotIds()).isEmpty();
      assertThatThrownBy(() -> Warehouse.open(spark.session(), config, Map.of()))
          .isInstanceOf(UserErrorException.class)
          .hasMessageContaining("is held by process");
    }
  }

  @Test
  void aFolderOfAnyNameHoldsAllOfTheWarehouseAndNothingElse(Spark spark) throws IOException {
    Path hostile = folder.resolve("it's; %20 қуат #1");
    try (Warehouse warehouse =
        Warehouse.open(spark.session(), TestConfig.under(hostile), Map.of())) {
      warehouse.replacePartitions(DAYS, records(spark, DECEMBER, 7), List.of(DECEMBER));
      assertThat(warehouse.read(DAYS).first().getLong(2)).isEqualTo(7L);
    }
    assertThat(names(folder)).containsExactly("it's; %20 қуат #1");
    assertThat(names(hostile)).containsExactly("warehouse");
    assertThat(names(hostile.resolve("warehouse/quat/out_quality__records/data")))
        .containsExactly("market_date_day=2022-12-07");
    try (Stream<Path> all = Files.walk(hostile)) {
      assertThat(all.map(Path::toString)).noneMatch(name -> name.endsWith(".crc"));
    }
  }

  private static List<String> names(Path in) throws IOException {
    try (Stream<Path> all = Files.list(in)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
