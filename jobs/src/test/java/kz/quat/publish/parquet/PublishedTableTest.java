package kz.quat.publish.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kz.quat.publish.run.PublishedFile;
import kz.quat.schema.CoreTables;
import kz.quat.schema.KeyComparator;
import kz.quat.schema.OutTables;
import kz.quat.schema.TableSpec;
import kz.quat.testkit.Duck;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published files as a reader other than Spark sees them. */
class PublishedTableTest {

  private static final TableSpec LOAD = CoreTables.REGION_HOURS;

  @TempDir Path folder;

  private static Row hour(String region, String start, long loadWh) {
    return RowFactory.create(
        region,
        Timestamp.from(Instant.parse(start)),
        Date.valueOf("2022-12-07"),
        18,
        Date.valueOf("2022-12-07"),
        18,
        "North",
        loadWh,
        0L,
        loadWh,
        null);
  }

  private PublishedFile write(String name, List<Row> rows) {
    return ParquetTableWriter.write(
        folder.resolve(name), LOAD, rows.iterator(), Map.of("quat.run_id", "test"));
  }

  @Test
  void wattHoursArePublishedAsMegawattHoursToTheLastDigit() {
    write("load.parquet", List.of(hour("KZ-35", "2022-12-07T12:00:00Z", 1_234_567_891L)));
    assertThat(
            Duck.single(
                folder.resolve("load.parquet"),
                "SELECT typeof(load_mwh), load_mwh, typeof(hour_start_utc), hour_start_utc,"
                    + " typeof(market_date), mining_coverage_pct IS NULL FROM $file"))
        .isEqualTo(
            "DECIMAL(18,6)|1234.567891|TIMESTAMP WITH TIME ZONE|2022-12-07T12:00Z|DATE|true");
  }

  @Test
  void unitsAndMeaningsAreInTheFooter() {
    write("load.parquet", List.of(hour("KZ-35", "2022-12-07T12:00:00Z", 1)));
    assertThat(
            Duck.query(
                folder.resolve("load.parquet"),
                "SELECT decode(value) FROM parquet_kv_metadata($path) WHERE decode(key) IN"
                    + " ('quat.unit.load_mwh', 'quat.run_id') ORDER BY decode(key)"))
        .containsExactly("test", "MWh");
  }

  @Test
  void everyRowNamesTheRunOfItsFile() {
    write(
        "load.parquet",
        List.of(
            hour("KZ-35", "2022-12-07T12:00:00Z", 1), hour("KZ-35", "2022-12-07T13:00:00Z", 1)));
    assertThat(Duck.query(folder.resolve("load.parquet"), "SELECT run_id FROM $file"))
        .containsExactly("test", "test");
  }

  @Test
  void aFileThatBelongsToNoRunHasNoColumnForIt() {
    ParquetTableWriter.write(
        folder.resolve("study.parquet"),
        LOAD,
        List.of(hour("KZ-35", "2022-12-07T12:00:00Z", 1)).iterator(),
        Map.of());
    assertThat(
            Duck.query(
                folder.resolve("study.parquet"),
                "SELECT column_name FROM (DESCRIBE FROM $file) WHERE column_name = 'run_id'"))
        .isEmpty();
  }

  @Test
  void aSecondRowOfTheSameKeyIsRefused() {
    List<Row> twice =
        List.of(hour("KZ-35", "2022-12-07T12:00:00Z", 1), hour("KZ-35", "2022-12-07T12:00:00Z", 2));
    assertThatThrownBy(() -> write("twice.parquet", twice))
        .isInstanceOf(DuplicateKeyException.class)
        .hasMessageContaining("core_grid__region_hours")
        .hasMessageContaining("KZ-35");
  }

  @Test
  void aNullWhereAValueMustBeKnownIsRefused() {
    Row row = RowFactory.create(Date.valueOf("2022-12-07"), null, 1L, 1L, 0L, 0L);
    assertThatThrownBy(
            () ->
                ParquetTableWriter.write(
                    folder.resolve("null.parquet"),
                    OutTables.QUALITY_RECORDS,
                    List.of(row).iterator(),
                    Map.of()))
        .hasMessageContaining("out_quality__records.source");
  }

  @Test
  void theSameRowsGiveTheSameBytesAndNothingElseLiesAbout() throws IOException {
    List<Row> rows = List.of(hour("KZ-35", "2022-12-07T12:00:00Z", 5));
    PublishedFile first = write("first.parquet", rows);
    PublishedFile second = write("second.parquet", rows);
    assertThat(first.sha256()).isEqualTo(second.sha256());
    assertThat(first.rows()).isEqualTo(1);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("first.parquet", "second.parquet");
    }
  }

  @Test
  void decimalsKeepTheirSixPlaces() {
    Row row =
        RowFactory.create(
            "SITE",
            Date.valueOf("2022-12-07"),
            "KZ-35",
            "000000000001",
            new BigDecimal("0.000001"),
            12.5);
    ParquetTableWriter.write(
        folder.resolve("share.parquet"),
        OutTables.STRAIN_ATTRIBUTION,
        List.of(row).iterator(),
        Map.of());
    assertThat(
            Duck.single(
                folder.resolve("share.parquet"),
                "SELECT site_mwh_above_limit, miner_bin FROM $file"))
        .isEqualTo("0.000001|000000000001");
  }

  @Test
  void rowsOutOfOrderAreRefused() {
    List<Row> mixed =
        List.of(
            hour("KZ-35", "2022-12-07T13:00:00Z", 1),
            hour("KZ-10", "2022-12-07T12:00:00Z", 1),
            hour("KZ-35", "2022-12-07T13:00:00Z", 2));
    assertThatThrownBy(() -> write("mixed.parquet", mixed))
        .hasMessageContaining("core_grid__region_hours are not sorted by its key: [KZ-10");
  }

  @Test
  void textIsOrderedAsItsUtf8Bytes() {
    List<String> texts = List.of("", "A", "a", "\u04d8", "\uffee", "\ud83d\ude00");
    for (String left : texts) {
      for (String right : texts) {
        assertThat(Integer.signum(KeyComparator.compareText(left, right)))
            .as(left + " to " + right)
            .isEqualTo(
                Integer.signum(
                    Arrays.compareUnsigned(
                        left.getBytes(StandardCharsets.UTF_8),
                        right.getBytes(StandardCharsets.UTF_8))));
      }
    }
  }

  @Test
  void hostileTextComesBackAsItWas() {
    List<String> hostile = List.of("'; DROP TABLE x; --", "a\"b|c\\", "Қостанай \ud83d\ude00");
    Path file = folder.resolve("it's; here.parquet");
    ParquetTableWriter.write(
        file,
        OutTables.QUALITY_RECORDS,
        hostile.stream()
            .map(text -> RowFactory.create(Date.valueOf("2022-12-07"), text, 1L, 1L, 0L, 0L))
            .iterator(),
        Map.of());
    assertThat(Duck.query(file, "SELECT source FROM $file")).isEqualTo(hostile);
  }

  @Test
  void aManyRowTableIsSortedUniqueAndOneRowGroup() {
    Instant first = Instant.parse("2022-01-01T00:00:00Z");
    Iterator<Row> rows =
        IntStream.range(0, 100_000)
            .mapToObj(
                i ->
                    hour(
                        "KZ-" + (10 + i / 20_000),
                        first.plusSeconds(3600L * (i % 20_000)).toString(),
                        i))
            .iterator();
    PublishedFile written =
        ParquetTableWriter.write(folder.resolve("many.parquet"), LOAD, rows, Map.of());
    assertThat(written.rows()).isEqualTo(100_000);
    assertThat(
            Duck.single(
                folder.resolve("many.parquet"),
                "SELECT count(*), count(DISTINCT (region, hour_start_utc)), sum(load_mwh), (SELECT"
                    + " count(DISTINCT row_group_id) FROM parquet_metadata($path)) FROM $file"))
        .isEqualTo("100000|100000|4999.950000|1");
  }
}
