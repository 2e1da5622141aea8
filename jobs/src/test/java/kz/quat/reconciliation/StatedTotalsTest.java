package kz.quat.reconciliation;

import static kz.quat.reconciliation.SiteGrid.MWH;
import static kz.quat.reconciliation.SiteGrid.Values.none;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.quat.schema.Columns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.SiteMonthColumns;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Totals of a day, a month and a quarter, with meters of 1 MWh by day and 3 MWh by night. */
@ExtendWith(Spark.Extension.class)
class StatedTotalsTest {

  private static long night(long hour) {
    return hour % 24 < 8 ? 3 * MWH : MWH;
  }

  private static SiteGrid site(Spark spark) {
    return new SiteGrid(spark).site("A", "2021-01-01", null, null);
  }

  @Test
  void aTotalIsSpreadByTheMeterWhereItKnowsEveryHourElseFlat(Spark spark) {
    Dataset<Row> byMeter =
        site(spark)
            .hours("A", "2022-11-01", 24, none(), StatedTotalsTest::night)
            .stated("A", "day", "2022-11-01", 24, 20 * MWH, null)
            .spread();
    assertThat(hours(byMeter))
        .hasSize(24)
        .startsWith("1500000 metering_shape day")
        .endsWith("500000 metering_shape day");
    Dataset<Row> flat =
        site(spark)
            .hours("A", "2022-11-01", 23, none(), StatedTotalsTest::night)
            .stated("A", "day", "2022-11-01", 24, 10 * MWH, null)
            .spread();
    assertThat(hours(flat)).hasSize(24).allMatch(hour -> hour.endsWith(" flat day"));
    assertThat(flat.agg(functions.sum(ReconciliationTables.SPREAD_WH.col())).first().getLong(0))
        .isEqualTo(10 * MWH);
  }

  @Test
  void theShortestPeriodThatCoversAnHourCounts(Spark spark) {
    Dataset<Row> spread =
        site(spark)
            .stated("A", "quarter", "2022-10-01", 2208, 2208 * MWH, null)
            .stated("A", "month", "2022-11-01", 720, 1440 * MWH, null)
            .stated("A", "day", "2022-11-02", 24, 72 * MWH, null)
            .stated("A", "hours", "2022-11-03", 24, 99 * MWH, 99 * MWH)
            .spread();
    assertThat(
            spread
                .groupBy(ReconciliationTables.INTERVAL.col(), ReconciliationTables.SPREAD_WH.col())
                .count()
                .orderBy(ReconciliationTables.INTERVAL.col())
                .collectAsList())
        .extracting(Row::mkString)
        .containsExactly("day300000024", "month2000000696", "quarter10000001488");
  }

  @Test
  void aTotalReachesIntoTheMonthsOfItsHoursAlsoByAnHourOfAnotherClock(Spark spark) {
    assertThat(
            site(spark)
                .stated("A", "quarter", "2022-10-01", 2208, MWH, null)
                .stated("A", "month", "2022-11-01", 721, MWH, null)
                .stated("A", "day", "2022-11-30", 24, MWH, null)
                .stated("A", "hours", "2021-01-01", 24, MWH, MWH)
                .totalMonths())
        .containsExactly("2022-10-012022-12-01", "2022-11-012022-11-01", "2022-11-012022-12-01");
  }

  @Test
  void aMonthWithoutHoursHasItsStatedTotalAndAQuarterOnlyItsOwn(Spark spark) {
    SiteGrid grid =
        site(spark)
            .site("B", "2021-01-01", null, null)
            .hours("A", "2022-07-01", 2208, none(), h -> MWH)
            .hours("B", "2022-07-01", 10, h -> MWH, none())
            .stated("A", "quarter", "2022-07-01", 2208, 1104 * MWH, null)
            .stated("A", "month", "2022-08-01", 744, 744 * MWH, null)
            .stated("A", "day", "2022-09-01", 24, 24 * MWH, null)
            .stated("A", "day", "2022-09-02", 24, 24 * MWH, null)
            .stated("B", "month", "2022-07-01", 744, 744 * MWH, null)
            .stated("B", "hours", "2022-07-02", 10, 10 * MWH, 9 * MWH)
            .paid("A", "2022-Q3", "1104000");
    String[] months = {"2022-07-01", "2022-08-01", "2022-09-01"};
    assertThat(
            SiteGrid.texts(
                grid.months("2022-10-25", months),
                ReconciliationTables.SITE_MONTHS,
                Columns.SITE_ID,
                SiteMonthColumns.MONTH,
                SiteMonthColumns.STATED_TOTAL_WH,
                SiteMonthColumns.STATED_HOURS,
                SiteMonthColumns.STATED_QUARTER_WH,
                SiteMonthColumns.TOTALS_MISMATCHED))
        .containsExactly(
            "A 2022-07-01 - 0 1104000000 0",
            "A 2022-08-01 744000000 744 - 0",
            "A 2022-09-01 48000000 48 - 0",
            "B 2022-07-01 - 0 - 1",
            "B 2022-08-01 - 0 - 0",
            "B 2022-09-01 - 0 - 0");
    List<String> rows = grid.reconciled("2022-10-25", months);
    assertThat(rows)
        .contains(
            "A 2022-08-01 report_meter 744000000 744000000 agrees -",
            "A 2022-09-01 report_meter 48000000 720000000 lower unexplained");
  }

  private static List<String> hours(Dataset<Row> spread) {
    return SiteGrid.texts(
        spread,
        ReconciliationTables.STATED_HOURS,
        ReconciliationTables.SPREAD_WH,
        ReconciliationTables.SPREAD_REASON_CODE,
        ReconciliationTables.INTERVAL);
  }
}
