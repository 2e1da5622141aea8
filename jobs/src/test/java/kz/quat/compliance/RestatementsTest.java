package kz.quat.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.UtilisationColumns;
import kz.quat.testkit.Spark;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.Extension.class)
class RestatementsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 1);

  private final TableRows before = new TableRows(OutTables.QUOTA_UTILISATION);
  private final TableRows after = new TableRows(OutTables.QUOTA_UTILISATION);

  private static void used(
      TableRows rows, LocalDate day, @Nullable Long usedWh, long exceededWh, String code) {
    rows.add(
        Columns.SITE_ID, "S1",
        Columns.MARKET_DATE, day,
        UtilisationColumns.FIRM_USED_WH, usedWh,
        UtilisationColumns.EXCEEDED_WH, exceededWh,
        MinerColumns.METERED_WH, usedWh,
        UtilisationColumns.UTILISATION_CODE, code);
  }

  private static TableRows month(LocalDate first, long reportedHours, long mismatchWh) {
    return new TableRows(ComplianceTables.SITES)
        .add(
            Columns.SITE_ID,
            "S1",
            Columns.MARKET_DATE,
            first,
            ComplianceTables.REPORTED_HOURS,
            reportedHours,
            ComplianceTables.NOT_REPORTED_HOURS,
            720 - reportedHours,
            ComplianceTables.COMPARED_REPORTED_WH,
            10_000_000L,
            ComplianceTables.MISMATCH_WH,
            mismatchWh,
            ComplianceTables.EXCEEDED_HOURS,
            0L,
            ComplianceTables.QUOTA_EXCEEDED_WH,
            0L);
  }

  @Test
  void theRecordOfAPastMonthIsRestatedAndThatOfTheRunningOneGrows(Spark spark) {
    Restatements.Subject records = Restatements.Subject.SITE_RECORDS;
    LocalDate october = LocalDate.of(2022, 10, 1);
    assertThat(
            Restatements.of(
                    records,
                    month(october, 700, 1_000_000).rows(spark),
                    month(october, 720, 2_500_000).rows(spark))
                .collectAsList())
        .extracting(row -> row.mkString(" "))
        .containsExactlyInAnyOrder(
            "out_compliance__sites S1 2022-10-01 not_reported_hours 20.0 0.0 more_hours",
            "out_compliance__sites S1 2022-10-01 mismatch_mwh 1.0 2.5 more_hours");
    for (LocalDate day : List.of(LocalDate.of(2022, 10, 31), LocalDate.of(2022, 11, 1))) {
      assertThat(
              month(october, 1, 1)
                  .rows(spark)
                  .where(records.published(day, day.minusDays(400)))
                  .count())
          .as(day.toString())
          .isEqualTo(day.getMonthValue() - 10);
    }
  }

  @Test
  void whatChangedOfADayIsListedAndWhatIsNewIsNot(Spark spark) {
    used(before, DAY, 5_000_000L, 0, "within");
    used(before, DAY, 6_000_000L, 2_000_000L, "exceeded");
    used(after, DAY, 5_000_000L, 0, "within");
    used(after, DAY, 7_500_000L, 0, "within");
    used(before, DAY.plusDays(1), 1_000_000L, 0, "within");
    used(after, DAY.plusDays(1), 1_000_000L, 0, "within");
    used(before, DAY.plusDays(2), null, 0, "no_meter");
    used(after, DAY.plusDays(2), 4_000_000L, 0, "within");
    used(before, DAY.plusDays(3), 3_000_000L, 0, "within");
    used(after, DAY.plusDays(4), 9_000_000L, 0, "within");
    List<String> changes =
        Restatements.of(Restatements.Subject.UPTAKE, before.rows(spark), after.rows(spark))
            .collectAsList()
            .stream()
            .map(row -> row.mkString(" "))
            .sorted()
            .toList();
    String table = "out_quota__uptake S1 ";
    assertThat(changes)
        .containsExactly(
            table + "2022-12-01 exceeded_hours 1.0 0.0 amended",
            table + "2022-12-01 exceeded_mwh 2.0 0.0 amended",
            table + "2022-12-01 firm_used_mwh 11.0 12.5 amended",
            table + "2022-12-03 firm_used_mwh null 4.0 more_hours",
            table + "2022-12-04 exceeded_hours 0.0 null withdrawn",
            table + "2022-12-04 exceeded_mwh 0.0 null withdrawn",
            table + "2022-12-04 firm_used_mwh 3.0 null withdrawn");
  }
}
