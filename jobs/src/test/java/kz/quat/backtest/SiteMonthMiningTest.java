package kz.quat.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What is known of a site's mining changes with each arrival. Hours 100 and 101, energies in Wh.
 */
class SiteMonthMiningTest {

  private static final long CONNECTION_WH = 50;
  private long ownWh;

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
  void theMeterStandsOverTheReportFromItsArrivalOn() {
    assertThat(changes(report(1, 100, 1, 30), meter(3, 100, "P-1", 42)))
        .containsExactly("KZ-35 100 @1 +30", "KZ-35 100 @3 +12");
  }

  @Test
  void aReportCountsUpToTheConnectionAndTheMeterInFull() {
    assertThat(changes(report(1, 100, 1, 80))).containsExactly("KZ-35 100 @1 +50");
    assertThat(changes(meter(1, 100, "P-1", 80))).containsExactly("KZ-35 100 @1 +80");
  }

  @Test
  void aSecondPointMakesHoursWithoutItsReadingIncomplete() {
    assertThat(
            changes(
                meter(1, 100, "P-1", 10),
                meter(1, 101, "P-1", 11),
                meter(2, 101, "P-2", 5),
                meter(4, 100, "P-2", 6)))
        .containsExactly(
            "KZ-35 100 @1 +10",
            "KZ-35 101 @1 +11",
            "KZ-35 100 @2 -10",
            "KZ-35 101 @2 +5",
            "KZ-35 100 @4 +16");
  }

  @Test
  void ownGenerationDoesNotComeOverTheGrid() {
    ownWh = 25;
    assertThat(changes(meter(1, 100, "P-1", 30), meter(1, 101, "P-1", 20)))
        .containsExactly("KZ-35 100 @1 +5");
  }

  private List<String> changes(Row... records) {
    Row month = RowFactory.create(CollectionConverters.asScala(List.of(records)).toSeq());
    List<String> changes = new ArrayList<>();
    new SiteMonthMining()
        .call(month)
        .forEachRemaining(
            row ->
                changes.add(
                    "%s %d @%d %+d"
                        .formatted(row.get(0), row.getLong(1), row.getLong(2), row.getLong(4))));
    return changes;
  }

  private Row report(long received, long hour, int revision, long wh) {
    return row(received, hour, null, revision, wh);
  }

  private Row meter(long received, long hour, String point, long wh) {
    return row(received, hour, point, 0, wh);
  }

  private Row row(long received, long hour, @Nullable String point, int revision, long wh) {
    return RowFactory.create(
        received, "KZ-35", hour, point, revision, wh, CONNECTION_WH, ownWh, "f" + received, 1L, 0L);
  }
}
