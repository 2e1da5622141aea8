package kz.quat.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.quat.domain.MeterSpans;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What is known about a site's mining changes with each arrival. Hours 100 and 101, energy in Wh.
 */
class SiteMonthMiningTest {

  private static final RowType RECORD =
      RowType.of(
          "record",
          NativeEvents.RECEIVED_US,
          Columns.REGION,
          NativeEvents.EPOCH_HOUR,
          MinerColumns.POINT_ID.nullable(),
          MinerColumns.REVISION,
          MinerColumns.ENERGY_WH,
          NativeEvents.CONNECTION_WH,
          NativeEvents.OWN_WH,
          Columns.SOURCE_FILE,
          Columns.LINE_NO,
          Columns.ITEM_NO);
  private static final StructType MONTH =
      new StructType()
          .add(Columns.SITE_ID.name(), DataTypes.StringType)
          .add(SiteMonthMining.RECORDS, DataTypes.createArrayType(RECORD.structType()));
  private static final RowType NAMED =
      RowType.of(
          "named point",
          MinerColumns.POINT_ID,
          Columns.VALID_FROM,
          MinerColumns.VALID_TO,
          Columns.SITE_ID,
          MinerColumns.DIRECTION,
          MinerColumns.MULTIPLIER,
          Columns.RECEIVED_AT,
          Columns.SOURCE_FILE,
          Columns.LINE_NO);
  private static final long CONNECTION_WH = 50;
  private static final String SITE = "S-1";
  private final List<Row> named = new ArrayList<>();
  private long ownWh;
  private int leastReadings = 1;

  @Test
  void anAmendmentReplacesTheReportWhenItArrives() {
    assertThat(changes(report(1, 100, 1, 30), report(5, 100, 2, 20)))
        .containsExactly("KZ-35 100 @1 +30", "KZ-35 100 @5 -10");
  }

  @Test
  void anOlderRevisionThatArrivesLateChangesNothing() {
    assertThat(changes(report(1, 100, 2, 30), report(5, 100, 1, 20)))
        .containsExactly("KZ-35 100 @1 +30");
  }

  @Test
  void theMeterReplacesTheReportFromItsArrivalOn() {
    assertThat(changes(report(1, 100, 1, 30), meter(3, 100, "P-1", 42)))
        .containsExactly("KZ-35 100 @1 +30", "KZ-35 100 @3 +12");
  }

  @Test
  void aReportCountsUpToTheConnectionAndTheMeterInFull() {
    assertThat(changes(report(1, 100, 1, 80))).containsExactly("KZ-35 100 @1 +50");
    assertThat(changes(meter(1, 100, "P-1", 80))).containsExactly("KZ-35 100 @1 +80");
  }

  @Test
  void aSecondPointIsRequiredFromItsFirstReadingOnAndNotBefore() {
    assertThat(
            changes(
                meter(1, 100, "P-1", 10),
                meter(1, 101, "P-1", 11),
                meter(2, 101, "P-2", 5),
                meter(4, 100, "P-2", 6)))
        .containsExactly(
            "KZ-35 100 @1 +10", "KZ-35 101 @1 +11", "KZ-35 101 @2 +5", "KZ-35 100 @4 +6");
  }

  /** P-2 replaced it after hour 101; an hour that P-2 lacks is missing and not 0. */
  @Test
  void aReplacedMeterIsNotDemandedAfterItsLastReading() {
    assertThat(
            changes(
                meter(1, 100, "P-1", 10),
                meter(1, 101, "P-1", 11),
                meter(2, 102, "P-2", 12),
                meter(2, 104, "P-2", 13)))
        .containsExactly(
            "KZ-35 100 @1 +10", "KZ-35 101 @1 +11", "KZ-35 102 @2 +12", "KZ-35 104 @2 +13");
  }

  @Test
  void ownGenerationDoesNotComeOverTheGrid() {
    ownWh = 25;
    assertThat(changes(meter(1, 100, "P-1", 30), meter(1, 101, "P-1", 20)))
        .containsExactly("KZ-35 100 @1 +5");
  }

  /** P-2 has too few readings to be required; without P-1's reading the report counts. */
  @Test
  void aQuestionedPointStandsInForNoRequiredOne() {
    leastReadings = 2;
    assertThat(
            changes(
                report(1, 101, 1, 30),
                meter(2, 100, "P-1", 10),
                meter(2, 102, "P-1", 12),
                meter(2, 101, "P-2", 11)))
        .containsExactly("KZ-35 101 @1 +30", "KZ-35 100 @2 +10", "KZ-35 102 @2 +12");
  }

  @Test
  void fromTheArrivalOfItsNameOnAPointCountsAsNamedWithItsMultiplier() {
    name(3, "P-1", "1970-01-01", 2.5);
    assertThat(changes(meter(1, 100, "P-1", 10), meter(5, 101, "P-1", 11)))
        .containsExactly("KZ-35 100 @1 +10", "KZ-35 100 @3 +15", "KZ-35 101 @5 +28");
  }

  @Test
  void whereOnePointIsNamedAnotherDoesNotCount() {
    name(0, "P-1", "1970-01-01", 1);
    assertThat(changes(report(1, 100, 1, 30), meter(2, 100, "P-2", 12), meter(3, 100, "P-1", 10)))
        .containsExactly("KZ-35 100 @1 +30", "KZ-35 100 @3 -20");
  }

  @Test
  void aNamedPointIsRequiredEvenBeforeItsFirstReading() {
    name(0, "P-1", "1970-01-01", 1);
    name(0, "P-2", "1970-01-01", 1);
    assertThat(changes(meter(1, 100, "P-1", 10), meter(4, 100, "P-2", 6)))
        .containsExactly("KZ-35 100 @4 +16");
  }

  @Test
  void theRowThatArrivedLastDecidesTheMultiplier() {
    name(0, "P-1", "1970-01-01", 1);
    name(4, "P-1", "1970-01-01", 3);
    assertThat(changes(meter(1, 100, "P-1", 10)))
        .containsExactly("KZ-35 100 @1 +10", "KZ-35 100 @4 +20");
  }

  private void name(long received, String point, String from, double multiplier) {
    named.add(
        NAMED
            .row()
            .set(MinerColumns.POINT_ID, point)
            .set(Columns.VALID_FROM, Date.valueOf(from))
            .set(MinerColumns.VALID_TO, null)
            .set(Columns.SITE_ID, SITE)
            .set(MinerColumns.DIRECTION, "in")
            .set(MinerColumns.MULTIPLIER, multiplier)
            .set(Columns.RECEIVED_AT, Timestamp.from(Instant.EPOCH.plusNanos(received * 1000)))
            .set(Columns.SOURCE_FILE, "n" + received)
            .set(Columns.LINE_NO, (long) named.size())
            .build());
  }

  private List<String> changes(Row... records) {
    Row month =
        new GenericRowWithSchema(
            new Object[] {SITE, CollectionConverters.asScala(List.of(records)).toSeq()}, MONTH);
    List<String> changes = new ArrayList<>();
    new SiteMonthMining(new MeterSpans.Rule(24, leastReadings), named, "UTC")
        .call(month)
        .forEachRemaining(
            row ->
                changes.add(
                    "%s %d @%d %+d"
                        .formatted(
                            Columns.REGION.<String>from(row),
                            NativeEvents.EPOCH_HOUR.<Long>from(row),
                            NativeEvents.RECEIVED_US.<Long>from(row),
                            NativeEvents.MINING_CHANGE_WH.<Long>from(row))));
    return changes;
  }

  private Row report(long received, long hour, int revision, long wh) {
    return row(received, hour, null, revision, wh);
  }

  private Row meter(long received, long hour, String point, long wh) {
    return row(received, hour, point, 0, wh);
  }

  private Row row(long received, long hour, @Nullable String point, int revision, long wh) {
    return RECORD
        .row()
        .set(NativeEvents.RECEIVED_US, received)
        .set(Columns.REGION, "KZ-35")
        .set(NativeEvents.EPOCH_HOUR, hour)
        .set(MinerColumns.POINT_ID, point)
        .set(MinerColumns.REVISION, revision)
        .set(MinerColumns.ENERGY_WH, wh)
        .set(NativeEvents.CONNECTION_WH, CONNECTION_WH)
        .set(NativeEvents.OWN_WH, ownWh)
        .set(Columns.SOURCE_FILE, "f" + received)
        .set(Columns.LINE_NO, 1L)
        .set(Columns.ITEM_NO, 0L)
        .build();
  }
}
