package kz.quat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kz.quat.schema.CoreTables;
import kz.quat.schema.OutTables;
import kz.quat.schema.TableSpec;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TestConfig;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that every table refuses, by either way of writing. */
@ExtendWith(Spark.Extension.class)
class WarehouseRulesTest {

  private static final TableSpec RECORDS = OutTables.QUALITY_RECORDS;
  private static final TableSpec SHARES = OutTables.STRAIN_ATTRIBUTION;
  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  @TempDir Path folder;
  private Warehouse warehouse;
  private Spark spark;

  @BeforeEach
  void open(Spark shared) {
    spark = shared;
    warehouse = Warehouse.open(shared.session(), TestConfig.under(folder), Map.of());
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private Dataset<Row> records(String date, String source, String in) {
    return spark
        .session()
        .sql(
            "SELECT %s market_date, %s source, %s records_in, 1L records_accepted, 0 records_superseded, 0L records_rejected"
                .formatted(date, source, in));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DATE'2022-12-07' | 'x' | CAST(NULL AS BIGINT) | records_in  | null where it must be known",
        "DATE'2022-12-07' | CAST(NULL AS STRING) | 1L  | source      | null where it must be known",
        "CAST(NULL AS DATE) | 'x' | 1L                 | market_date | null where it must be known",
        "DATE'2022-12-07' | 'x' | '17'                 | records_in  | is STRING, must be BIGINT",
        "DATE'2022-12-07' | 'x' | 1.9D                 | records_in  | is DOUBLE, must be BIGINT",
      })
  void aDatasetThatBreaksARuleIsRefused(
      String date, String source, String in, String column, String rule) {
    assertThatThrownBy(() -> warehouse.append(RECORDS, records(date, source, in)))
        .isInstanceOf(TableRuleException.class)
        .hasMessage("Refused by table out_quality__records, column %s: %s".formatted(column, rule));
    assertThat(warehouse.read(RECORDS).collectAsList()).isEmpty();
  }

  @Test
  void aMissingColumnIsNamed() {
    Dataset<Row> rows = records("DATE'2022-12-07'", "'x'", "1L").drop("records_rejected");
    assertThatThrownBy(() -> warehouse.append(RECORDS, rows))
        .isInstanceOf(TableRuleException.class)
        .hasMessageContaining("column records_rejected: missing");
  }

  @Test
  void columnsAreTakenByNameAndMoreThanTheTablesAreLeftOut() {
    Dataset<Row> rows =
        records("DATE'2022-12-07'", "'x'", "5L")
            .selectExpr("'more' more", "records_in", "source", "market_date", "records_superseded")
            .selectExpr("*", "4L records_accepted", "1L records_rejected");
    warehouse.append(RECORDS, rows);
    assertThat(warehouse.read(RECORDS).first())
        .isEqualTo(RowFactory.create(Date.valueOf(DAY), "x", 5L, 4L, 0L, 1L));
  }

  @Test
  void aRowOutsideThePartitionsIsRefusedNotLost() {
    assertThatThrownBy(
            () ->
                warehouse.replacePartitions(
                    RECORDS, records("DATE'2022-12-08'", "'x'", "1L"), List.of(DAY)))
        .isInstanceOf(TableRuleException.class)
        .hasMessageContaining("column market_date: outside the partitions to be replaced");
    assertThatThrownBy(
            () -> warehouse.replaceRows(RECORDS, List.of(row("2022-12-08", "x", 1L)), List.of(DAY)))
        .hasMessageContaining("column market_date: 2022-12-08 is outside");
  }

  @Test
  void twoRowsOfOneKeyAreRefused() {
    Dataset<Row> twice =
        records("DATE'2022-12-07'", "'x'", "1L").union(records("DATE'2022-12-07'", "'x'", "2L"));
    assertThatThrownBy(() -> warehouse.append(RECORDS, twice.coalesce(1)))
        .isInstanceOf(TableRuleException.class)
        .hasMessageContaining("column market_date, source: two rows have the key [2022-12-07, x]");
    assertThatThrownBy(
            () ->
                warehouse.appendRows(
                    RECORDS, List.of(row("2022-12-07", "x", 1L), row("2022-12-07", "x", 2L))))
        .isInstanceOf(TableRuleException.class)
        .hasMessageContaining("two rows have the key [2022-12-07, x]");
  }

  @Test
  void twoRowsOfOneKeyAreFoundAcrossFiles() {
    Dataset<Row> twice =
        records("DATE'2022-12-07'", "'x'", "1L").union(records("DATE'2022-12-07'", "'x'", "2L"));
    assertThat(twice.rdd().getNumPartitions()).isGreaterThan(1);
    assertThatThrownBy(() -> warehouse.append(RECORDS, twice))
        .isInstanceOf(TableRuleException.class);
  }

  /** In an internal table null is a value of a key like any other: rows without a station. */
  @Test
  void aNullInTheKeyOfAnInternalTableIsAValueLikeAnyOther() {
    Dataset<Row> sound = weather("'A'").union(weather("'B'")).union(weather("NULL")).coalesce(1);
    warehouse.append(CoreTables.WEATHER_HOURS, sound);
    assertThat(warehouse.read(CoreTables.WEATHER_HOURS).count()).isEqualTo(3);

    Dataset<Row> twice = weather("NULL").union(weather("NULL")).coalesce(1);
    assertThatThrownBy(() -> warehouse.append(CoreTables.WEATHER_HOURS, twice))
        .isInstanceOf(TableRuleException.class)
        .hasMessageContaining("two rows have the key [KZ-55, ");
  }

  private Dataset<Row> weather(String station) {
    return spark
        .session()
        .sql(
            "SELECT 'KZ-55' region, TIMESTAMP'2022-12-07 00:00:00Z' hour_start_utc,"
                + " DATE'2022-12-07' market_date, 'actual' weather_kind,"
                + " TIMESTAMP'2022-12-07 00:00:00Z' issued_at_utc, -1D temperature_c,"
                + " CAST(NULL AS DOUBLE) wind_ms, CAST(NULL AS DOUBLE) cloud_pct,"
                + " CAST(%s AS STRING) station, TIMESTAMP'2022-12-07 05:00:00Z' received_at,"
                    .formatted(station)
                + " 'f.csv' source_file, 2L line_no, 1L run_seq");
  }

  private static Row row(@Nullable Object date, @Nullable Object source, @Nullable Object in) {
    return RowFactory.create(
        date instanceof String text ? Date.valueOf(text) : date, source, in, 1L, 0L, 0L);
  }

  @Test
  void rowsOfTheDriverAreHeldToTheSameRules() {
    refused(row(null, "x", 1L), "market_date: null");
    refused(row("2022-12-07", null, 1L), "source: null");
    refused(row("2022-12-07", "x", null), "records_in: null");
    refused(row("2022-12-07", "x", "17"), "records_in: is a String, must be BIGINT");
    refused(row("2022-12-07", "x", 17), "records_in: is a Integer, must be BIGINT");
  }

  private void refused(Row row, String rule) {
    assertThatThrownBy(() -> warehouse.appendRows(RECORDS, List.of(row)))
        .isInstanceOf(TableRuleException.class)
        .hasMessageContaining(rule);
  }

  private static Row share(String site, String mwh) {
    return RowFactory.create(
        site, Date.valueOf(DAY), "KZ-35", "000000000001", new BigDecimal(mwh), 50.0);
  }

  @Test
  void aDecimalIsNeverRounded() {
    assertThatThrownBy(() -> warehouse.appendRows(SHARES, List.of(share("a", "0.0000001"))))
        .hasMessageContaining("0.0000001");
    assertThatThrownBy(() -> warehouse.appendRows(SHARES, List.of(share("a", "1000000000000"))))
        .hasMessageContaining("too large");
    warehouse.appendRows(SHARES, List.of(share("a", "1.50000000")));
    assertThat(warehouse.read(SHARES).first().getDecimal(4)).isEqualTo(new BigDecimal("1.500000"));
  }

  @Test
  void rowsWrittenWithoutSparkReadLikeTheOthers() {
    List<Row> rows = Arrays.asList(share("a", "0.000001"), share("b", "-999999999999.999999"));
    warehouse.replacePartitions(
        SHARES, spark.rows(SHARES.structType(), rows).coalesce(1), List.of(DAY));
    List<Row> bySpark = warehouse.read(SHARES).orderBy("site_id").collectAsList();
    warehouse.replaceRows(SHARES, rows, List.of(DAY));
    assertThat(warehouse.read(SHARES).orderBy("site_id").collectAsList()).isEqualTo(bySpark);
    warehouse.replaceRows(SHARES, List.of(), List.of(DAY));
    assertThat(warehouse.read(SHARES).collectAsList()).isEmpty();
  }
}
