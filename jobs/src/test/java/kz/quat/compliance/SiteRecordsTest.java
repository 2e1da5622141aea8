package kz.quat.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.quat.quota.Compliance;
import kz.quat.schema.Clocks;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.ReconciliationColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.SiteMonthColumns;
import kz.quat.schema.UtilisationColumns;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two months of one site, counted by hand. */
@ExtendWith(Spark.Extension.class)
class SiteRecordsTest {

  private static final LocalDate OCTOBER = LocalDate.of(2022, 10, 1);
  private static final LocalDate NOVEMBER = LocalDate.of(2022, 11, 1);
  private static final LocalDate DECEMBER = LocalDate.of(2022, 12, 1);

  private final TableRows filings = new TableRows(ComplianceTables.FILINGS);
  private final TableRows hours = new TableRows(CoreTables.SITE_HOURS);
  private final TableRows uptake = new TableRows(OutTables.QUOTA_UTILISATION);
  private final TableRows before = new TableRows(ComplianceTables.SITES);
  private final TableRows submissions = new TableRows(CoreTables.FILINGS);

  private final TableRows reconciled = new TableRows(ReconciliationTables.RECONCILIATION);
  private final TableRows questioned = new TableRows(ReconciliationTables.QUALITY_SITE_MONTHS);

  private void compared(LocalDate month, String comparison, String period, String outcome) {
    reconciled.add(
        Columns.SITE_ID, "S1",
        SiteMonthColumns.MONTH, month,
        ReconciliationColumns.COMPARISON, comparison,
        ReconciliationColumns.PERIOD, period,
        ReconciliationColumns.OUTCOME_CODE, outcome);
  }

  private void filing(LocalDate periodTo, String code, boolean inRecord) {
    filings.add(
        Columns.SITE_ID, "S1",
        ComplianceTables.PERIOD_MARKET_DATE, periodTo,
        ComplianceTables.IN_RECORD, inRecord,
        ComplianceTables.FILING_CODE, code);
  }

  private void hour(LocalDate day, @Nullable Long reportedWh, @Nullable Long meteredWh) {
    hours.add(
        Columns.SITE_ID, "S1",
        Columns.MARKET_DATE, day,
        MinerColumns.REPORTED_WH, reportedWh,
        MinerColumns.METERED_WH, meteredWh);
  }

  private void used(LocalDate day, String code, @Nullable Long exceededWh) {
    uptake.add(
        Columns.SITE_ID,
        "S1",
        Columns.MARKET_DATE,
        day,
        UtilisationColumns.UTILISATION_CODE,
        code,
        UtilisationColumns.QUOTA_WH,
        30L,
        UtilisationColumns.EXEMPT_WH,
        5L,
        UtilisationColumns.FIRM_USED_WH,
        exceededWh == null ? null : 20L,
        UtilisationColumns.EXCEEDED_WH,
        exceededWh);
  }

  private void fill() {
    filing(OCTOBER.plusDays(30), "on_time", true);
    filing(OCTOBER.plusDays(22), "late", true);
    filing(OCTOBER.plusDays(29), "missing", true);
    filing(OCTOBER.plusDays(29), "missing", false);
    filing(OCTOBER.plusDays(8), "not_watched", true);
    filing(NOVEMBER.plusDays(29), "not_due", true);
    filing(NOVEMBER.plusDays(5), "refused", true);
    filing(NOVEMBER.plusDays(12), "partial", true);
    filing(NOVEMBER.plusDays(12), "closed_without_notice", true);
    // November: four metered hours, one without a report; reports are 10 % low in one of three.
    hour(NOVEMBER, 9L, 10L);
    hour(NOVEMBER, 10L, 10L);
    hour(NOVEMBER, 20L, 20L);
    hour(NOVEMBER.plusDays(29), null, 10L);
    hour(NOVEMBER, 5L, null);
    used(NOVEMBER, "within", 0L);
    used(NOVEMBER, "exceeded", 3L);
    used(NOVEMBER, "within_tolerance", 1L);
    used(NOVEMBER, "no_meter", null);
    // October's counts from hours are kept; its old filing counts are not.
    before.add(
        Columns.SITE_ID, "S1",
        ComplianceTables.MONTH_MARKET_DATE, OCTOBER,
        ComplianceTables.FILINGS_DUE, 9L,
        ComplianceTables.FILINGS_MISSING, 9L,
        ComplianceTables.METERED_HOURS, 100L,
        ComplianceTables.REPORTED_HOURS, 0L,
        ComplianceTables.NOT_REPORTED_HOURS, 50L,
        ComplianceTables.COMPARED_WH, 0L,
        ComplianceTables.COMPARED_REPORTED_WH, 0L,
        ComplianceTables.MISMATCH_WH, 0L,
        ComplianceTables.QUOTA_HOURS, 7L,
        ComplianceTables.EXCEEDED_HOURS, 0L,
        ComplianceTables.QUOTA_EXCEEDED_WH, 0L);
    compared(OCTOBER, "report_meter", "month", "lower");
    compared(OCTOBER, "fee_meter", "quarter", "higher");
    compared(OCTOBER, "purchase_meter", "month", "missing");
    compared(NOVEMBER, "report_meter", "month", "agrees");
    compared(NOVEMBER, "used_connection", "month", "incomplete");
    questioned.add(
        Columns.SITE_ID, "S1",
        SiteMonthColumns.MONTH, OCTOBER,
        SiteMonthColumns.REPORTED_ZERO, 5L,
        SiteMonthColumns.REPORTED_FLAT, 20L,
        SiteMonthColumns.REPORTED_COPIED, 0L,
        SiteMonthColumns.REPORTED_SPIKES, 0L,
        SiteMonthColumns.REPORTED_UNIT_HOURS, 0L,
        SiteMonthColumns.REPORTED_SHIFTED, 0L,
        SiteMonthColumns.REPORTED_OVER, 2L,
        SiteMonthColumns.RULES_BROKEN, "flat_line;over_connection;zero_block");
    submissions.add(
        Columns.SITE_ID,
        "S1",
        MinerColumns.PERIOD_FROM,
        Instant.parse("2022-10-31T18:00:00Z"),
        MinerColumns.READINGS_REJECTED,
        6L);
  }

  private Dataset<Row> months(Spark spark) {
    fill();
    StructType zones =
        new StructType()
            .add(Columns.REGION.name(), DataTypes.StringType, false)
            .add(Clocks.ZONE_ID.name(), DataTypes.StringType, false);
    return SiteRecords.of(
        new SiteRecords.Inputs(
            new TableRows(CoreTables.REGISTER_SITES)
                .add(
                    Columns.SITE_ID, "S1",
                    Columns.VALID_FROM, LocalDate.of(2021, 1, 1),
                    Columns.MINER_BIN, "000000000017",
                    Columns.REGION, "KZ-35",
                    MinerColumns.ACCEPTED_ON, LocalDate.of(2021, 1, 1))
                .rows(spark),
            filings.rows(spark),
            hours.rows(spark),
            uptake.rows(spark),
            before.rows(spark),
            submissions.rows(spark),
            reconciled.rows(spark),
            questioned.rows(spark)),
        new Clocks(
            "Asia/Almaty", spark.rows(zones, List.of(RowFactory.create("KZ-35", "Asia/Almaty")))),
        OCTOBER,
        DECEMBER);
  }

  @Test
  void filingsAreCountedAnewAndHoursOnlyWhereTheyChanged(Spark spark) {
    Dataset<Row> months = months(spark).cache();
    assertThat(lines(months))
        .containsExactly(
            // due, on time, late, partial, missing, closed without notice, refused readings,
            // comparisons, differences, questioned hours, rules | metered, reported, not reported,
            // compared, reported energy, mismatch | quota hours, exceeded. A quarter's fee counts
            // in December only.
            "2022-10-01 3 1 1 0 1 0 0 1 1 27 3 | 100 0 50 0 0 0 | 7 0 0 null null",
            "2022-11-01 3 0 0 1 1 1 6 1 0 0 0 | 4 4 1 40 39 1 | 3 1 3 105 60");
    Map<String, Compliance.Figures> records =
        Compliance.records(
            months,
            filing("2022-10-01", ComplianceTables.MISSING)
                .add(filingRow("2022-11-01", ComplianceTables.NOT_DUE))
                .rows(spark));
    assertThat(records)
        .containsExactly(
            Map.entry(
                "S1",
                new Compliance.Figures(
                    104,
                    6,
                    100.0 * 50 / 100,
                    100.0 * 1 / 40,
                    100.0 * 1 / 2,
                    100.0 * 1 / 10,
                    100.0 * 4 / 6,
                    100.0 * 1 / 6)));
    months.unpersist();
  }

  private static Object[] filingRow(String month, String code) {
    return new Object[] {
      Columns.SITE_ID,
      "S1",
      ComplianceTables.DUTY_ID,
      "month_report",
      ComplianceTables.DUTY_PERIOD_FROM,
      LocalDate.parse(month),
      ComplianceTables.DUTY_PERIOD_TO,
      LocalDate.parse(month).plusMonths(1).minusDays(1),
      ComplianceTables.IN_RECORD,
      true,
      ComplianceTables.EXPECTED_HOURS,
      720L,
      ComplianceTables.FILING_CODE,
      code
    };
  }

  private static TableRows filing(String month, String code) {
    return new TableRows(ComplianceTables.FILINGS).add(filingRow(month, code));
  }

  /** The first year of an installation: filings that nobody watched, or that were not due yet. */
  @Test
  void filingsNotWatchedOrNotDueCountAgainstNobody(Spark spark) {
    Dataset<Row> months = months(spark).cache();
    for (String code : List.of(ComplianceTables.NOT_WATCHED, ComplianceTables.NOT_DUE)) {
      Compliance.Figures figures =
          Objects.requireNonNull(
              Compliance.records(months, filing("2022-10-01", code).rows(spark)).get("S1"));
      assertThat(figures.notReportedPct()).as(code).isNull();
      assertThat(figures.meteredHours()).isEqualTo(104);
    }
    months.unpersist();
  }

  private static List<String> lines(Dataset<Row> months) {
    return months.orderBy(Columns.MARKET_DATE.col()).collectAsList().stream()
        .map(
            row -> {
              StringBuilder line =
                  new StringBuilder(row.getAs(Columns.MARKET_DATE.name()).toString());
              for (ColumnSpec figure : ComplianceTables.SITE_MONTH_FIGURES) {
                boolean group =
                    figure.equals(ComplianceTables.METERED_HOURS)
                        || figure.equals(ComplianceTables.QUOTA_HOURS);
                line.append(group ? " | " : " ").append(row.<Long>getAs(figure.name()));
              }
              return line.toString();
            })
        .toList();
  }
}
