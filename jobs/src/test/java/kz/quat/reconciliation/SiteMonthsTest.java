package kz.quat.reconciliation;

import static kz.quat.reconciliation.SiteGrid.MWH;
import static kz.quat.reconciliation.SiteGrid.Values.none;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.quat.reconciliation.SiteGrid.Values;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.SiteMonthColumns;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each rule questions in given hours, and nothing else. */
@ExtendWith(Spark.Extension.class)
class SiteMonthsTest {

  /** A course that never repeats an hour, a day or a week: between 1 and 3 MWh. */
  private static long course(long hour) {
    return MWH + (hour * 7919) % 1009 * 1000 + (hour % 24) * 40_000 + hour;
  }

  private static final Values COURSE = Values.of(SiteMonthsTest::course);

  private static List<String> counts(Dataset<Row> months, ColumnSpec... columns) {
    return SiteGrid.texts(months, ReconciliationTables.QUALITY_SITE_MONTHS, columns);
  }

  @Test
  void aMonthHasTheHoursOfTheMarketsClockAndOfTheRegister(Spark spark) {
    Dataset<Row> months =
        new SiteGrid(spark)
            .site("A", "2021-01-01", null, null)
            .site("B", "2024-02-10", "2024-02-19", null)
            .months("2024-03-05", "2024-02-01", "2024-03-01");
    assertThat(
            SiteGrid.texts(
                months,
                ReconciliationTables.SITE_MONTHS,
                Columns.SITE_ID,
                SiteMonthColumns.MONTH,
                SiteMonthColumns.HOURS_EXPECTED,
                SiteMonthColumns.CONNECTION_LIMIT_WH,
                MinerColumns.REPORTED_WH))
        .containsExactly(
            // 29 days, one of them of 25 hours
            "A 2024-02-01 697 6970000000 -",
            "A 2024-03-01 96 960000000 -",
            "B 2024-02-01 240 2400000000 -");
  }

  @Test
  void hoursThatWaverAreNotQuestioned(Spark spark) {
    Dataset<Row> months =
        new SiteGrid(spark)
            .site("A", "2021-01-01", null, null)
            .hours("A", "2022-11-01", 720, COURSE, COURSE)
            .months("2022-12-05", "2022-11-01");
    assertThat(
            counts(
                months,
                SiteMonthColumns.RULES_BROKEN,
                SiteMonthColumns.WORST_SEVERITY,
                SiteMonthColumns.REPORTED_MISSING))
        .containsExactly(" none 0");
  }

  @Test
  void eachRuleCountsTheHoursThatItQuestions(Spark spark) {
    SiteGrid grid = new SiteGrid(spark);
    for (String id : List.of("copied", "flat", "gap", "index", "over", "spike", "step", "zero")) {
      grid.site(id, "2021-01-01", null, null);
    }
    Dataset<Row> months =
        grid.hours("copied", "2022-11-01", 720, h -> course(h >= 48 && h < 96 ? h - 24 : h), none())
            .hours("flat", "2022-11-01", 720, h -> course(h >= 100 && h < 120 ? 100 : h), none())
            .hours("gap", "2022-11-01", 720, h -> h >= 10 && h < 16 ? null : course(h), none())
            .hours("index", "2022-11-01", 720, h -> h % 360 * 5_000L, COURSE)
            .hours("over", "2022-11-01", 720, h -> h == 7 ? 10 * MWH + 1 : course(h), none())
            .hours("spike", "2022-11-01", 720, h -> h == 300 ? 9_900_000 : course(h), COURSE)
            .hours("step", "2022-11-01", 720, h -> h >= 300 ? 9 * MWH + h : course(h), none())
            .hours("zero", "2022-11-01", 720, h -> h >= 48 && h < 78 ? 0 : course(h), none())
            .months("2022-12-05", "2022-11-01");
    assertThat(
            counts(
                months,
                Columns.SITE_ID,
                SiteMonthColumns.REPORTED_MISSING,
                SiteMonthColumns.REPORTED_ZERO,
                SiteMonthColumns.REPORTED_FLAT,
                SiteMonthColumns.REPORTED_COPIED,
                SiteMonthColumns.REPORTED_RISING,
                SiteMonthColumns.REPORTED_SPIKES,
                SiteMonthColumns.REPORTED_OVER))
        .containsExactly(
            "copied 0 0 0 24 0 0 0",
            "flat 0 0 20 0 0 0 0",
            "gap 6 0 0 0 0 0 0",
            "index 0 0 0 0 716 0 0",
            "over 0 0 0 0 0 1 1",
            "spike 0 0 0 0 0 1 0",
            "step 0 0 0 0 420 0 0",
            "zero 0 30 0 0 0 0 0");
  }

  @Test
  void aMonthOfOneValueIsFlatAndNotCopied(Spark spark) {
    Dataset<Row> months =
        new SiteGrid(spark)
            .site("A", "2021-01-01", null, null)
            .hours("A", "2022-11-01", 720, Values.of(h -> MWH), COURSE)
            .months("2022-12-05", "2022-11-01");
    assertThat(
            counts(
                months,
                SiteMonthColumns.REPORTED_FLAT,
                SiteMonthColumns.REPORTED_COPIED,
                SiteMonthColumns.METERED_FLAT))
        .containsExactly("720 0 0");
  }

  @Test
  void localTimeGivenAsUtcIsFoundByItsShift(Spark spark) {
    Dataset<Row> months =
        new SiteGrid(spark)
            .site("early", "2021-01-01", null, null)
            .site("late", "2021-01-01", null, null)
            .site("right", "2021-01-01", null, null)
            .hours("early", "2022-11-01", 720, h -> course(h + 1), COURSE)
            .hours("late", "2022-11-01", 720, h -> course(h - 6), COURSE)
            .hours("right", "2022-11-01", 720, h -> course(h) * 101 / 100, COURSE)
            .months("2022-12-05", "2022-11-01");
    assertThat(
            counts(
                months,
                Columns.SITE_ID,
                SiteMonthColumns.SHIFT_HOURS,
                SiteMonthColumns.REPORTED_SHIFTED))
        .containsExactly("early -1 720", "late 6 720", "right - 0");
  }

  @Test
  void aWrongUnitIsFoundInWhatWasTakenAndInWhatWasRefused(Spark spark) {
    Dataset<Row> months =
        new SiteGrid(spark)
            .site("A", "2021-01-01", null, null)
            .site("B", "2021-01-01", null, null)
            .site("C", "2021-01-01", null, null)
            .hours("A", "2022-11-01", 24, h -> course(h) / 1000, COURSE)
            .hours("B", "2022-11-01", 24, h -> h < 3 ? course(h) / 1000 : course(h), none())
            .hours("C", "2022-11-01", 24, none(), COURSE)
            // 1,900 kWh labelled MWh; 1,900,000 Wh labelled kWh; 16,000 kWh; below zero
            .refused("C", "impossible_energy", "2022-11-01T05:00:00+06:00", "1900")
            .refused("C", "impossible_energy", "2022-11-01T06:00:00+06:00", "1900000")
            .refused("C", "impossible_energy", "2022-11-01T07:00:00+06:00", "16000")
            .refused("C", "negative", "2022-11-01T08:00:00+06:00", "-7")
            .refused("C", "wrong_bin", "2022-11-01T09:00:00+06:00", "1")
            .refused("C", "negative", "2022-10-31T08:00:00+06:00", "-7")
            .months("2022-12-05", "2022-11-01");
    assertThat(
            counts(
                months,
                Columns.SITE_ID,
                SiteMonthColumns.REPORTED_UNIT_HOURS,
                SiteMonthColumns.REFUSED_UNIT_HOURS,
                SiteMonthColumns.REFUSED_OVER,
                SiteMonthColumns.REFUSED_NEGATIVE,
                SiteMonthColumns.WORST_SEVERITY))
        .containsExactly("A 24 0 0 0 error", "B 3 0 0 0 error", "C 0 2 1 1 error");
  }

  @Test
  void anEquipmentBoundNeedsEveryModelToBeKnown(Spark spark) {
    SiteGrid grid = new SiteGrid(spark);
    grid.site(
        "known",
        "2021-01-01",
        null,
        "[{\"model\":\"antminer  S19 95T\",\"count\":1000},"
            + "{\"model\":\"Whatsminer M31S 76T\",\"count\":10}]");
    grid.site("no model", "2021-01-01", null, "[{\"model\":\"Home made\",\"count\":1}]");
    grid.site("no count", "2021-01-01", null, "[{\"model\":\"Antminer S19 95T\"}]");
    grid.site("no list", "2021-01-01", null, null);
    grid.site("nonsense", "2021-01-01", null, "n/a");
    assertThat(
            SiteGrid.texts(
                grid.months("2022-12-05", "2022-11-01"),
                ReconciliationTables.SITE_MONTHS,
                Columns.SITE_ID,
                SiteMonthColumns.EQUIPMENT_REASON_CODE,
                SiteMonthColumns.EQUIPMENT_MW,
                SiteMonthColumns.EQUIPMENT_LIMIT_WH))
        .containsExactly(
            "known known 3.282200 2363184000",
            "no count unknown_model - -",
            "no list not_stated - -",
            "no model unknown_model - -",
            "nonsense unreadable - -");
  }
}
