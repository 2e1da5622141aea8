package kz.quat.leads.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.ReconciliationColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.SiteMonthColumns;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Registered sites above their report, connection or quota, each in other months. */
class LeadSitesTest {

  private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
  private static final LocalDate DAY = LocalDate.of(2024, 4, 10);

  private final List<Row> reconciliation = new ArrayList<>();
  private final List<Row> quality = new ArrayList<>();
  private final List<Row> records = new ArrayList<>();

  private static Row row(TableSpec table, @Nullable Object... columnsAndValues) {
    Object[] values = new Object[table.columns().size()];
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      values[table.columns().indexOf((ColumnSpec) columnsAndValues[i])] = columnsAndValues[i + 1];
    }
    return new GenericRowWithSchema(values, table.structType());
  }

  private void compared(
      String site, String comparison, String outcome, long differenceWh, @Nullable String cause) {
    reconciliation.add(
        row(
            ReconciliationTables.RECONCILIATION,
            Columns.SITE_ID,
            site,
            Columns.REGION,
            "KZ-35",
            Columns.MINER_BIN,
            "000000000017",
            ReconciliationColumns.COMPARISON,
            comparison,
            ReconciliationColumns.OUTCOME_CODE,
            outcome,
            ReconciliationColumns.DIFFERENCE_WH,
            differenceWh,
            ReconciliationColumns.CAUSE_CODE,
            cause));
  }

  private void metered(String site, long hoursOverConnection) {
    quality.add(
        row(
            ReconciliationTables.QUALITY_SITE_MONTHS,
            Columns.SITE_ID,
            site,
            SiteMonthColumns.METERED_OVER,
            hoursOverConnection));
  }

  private void record(String site, long exceededHours, long exceededWh) {
    records.add(
        row(
            ComplianceTables.SITES,
            Columns.SITE_ID,
            site,
            Columns.REGION,
            "KZ-35",
            Columns.MINER_BIN,
            "000000000017",
            ComplianceTables.EXCEEDED_HOURS,
            exceededHours,
            ComplianceTables.QUOTA_EXCEEDED_WH,
            exceededWh));
  }

  private List<Row> sites() {
    return LeadSites.of(reconciliation, quality, records, FROM, DAY);
  }

  @Test
  void aSiteBeyondItsReportIsSaidWithItsEnergyAndMonths() {
    compared("SITE-A", "report_meter", "lower", -120_000_000L, "partial_report");
    compared("SITE-A", "report_meter", "lower", -80_000_000L, "unexplained");
    compared("SITE-A", "fee_meter", "lower", -900_000_000L, "fee_partly_paid");
    Row site = sites().get(0);
    assertThat(LeadColumns.OVER_REPORT_WH.<Long>from(site)).isEqualTo(200_000_000L);
    assertThat(LeadColumns.OVER_REPORT_MONTHS.<Long>from(site)).isEqualTo(2L);
    assertThat(LeadColumns.EVIDENCE_EN.<String>from(site))
        .isEqualTo(
            "Its meter shows 200.0 MWh more than it reported in 2 months, and neither a unit nor"
                + " missing hours explain it.");
    assertThat(LeadColumns.EVIDENCE_RU.<String>from(site)).contains("200,0 МВт·ч", "месяцев: 2");
    assertThat(LeadColumns.EVIDENCE_KK.<String>from(site)).contains("200,0 МВт·сағ", "2 ай");
  }

  @Test
  void aSiteBeyondItsConnectionIsSaidWithHoursAndEnergy() {
    metered("SITE-B", 3);
    metered("SITE-B", 4);
    compared("SITE-B", "used_connection", "higher", 5_500_000L, "over_connection");
    Row site = sites().get(0);
    assertThat(LeadColumns.OVER_CONTRACT_HOURS.<Long>from(site)).isEqualTo(7L);
    assertThat(LeadColumns.OVER_CONTRACT_WH.<Long>from(site)).isEqualTo(5_500_000L);
    assertThat(LeadColumns.EVIDENCE_EN.<String>from(site))
        .contains("In 7 hours its meter showed more", "5.5 MWh more than its connection");
  }

  @Test
  void aSiteBeyondItsQuotaIsSaid() {
    record("SITE-C", 12, 30_000_000L);
    Row site = sites().get(0);
    assertThat(LeadColumns.OVER_QUOTA_HOURS.<Long>from(site)).isEqualTo(12L);
    assertThat(LeadColumns.EVIDENCE_EN.<String>from(site))
        .isEqualTo(
            "In 12 hours it drew 30.0 MWh above quota, exempt and interruptible power together.");
  }

  @Test
  void sitesWithinEverythingAndReportsThatAUnitOrMissingHoursExplainAreNoLead() {
    record("SITE-D", 0, 0);
    metered("SITE-D", 0);
    compared("SITE-D", "report_meter", "agrees", -1_000L, null);
    compared("SITE-E", "report_meter", "lower", -999_000_000L, "units_factor_1000");
    compared("SITE-F", "report_meter", "lower", -50_000_000L, "missing_hours");
    compared("SITE-G", "report_meter", "higher", 50_000_000L, "unexplained");
    assertThat(sites()).isEmpty();
  }

  @Test
  void placesGoByTheLargestEnergyThenByCode() {
    record("SITE-Z", 12, 30_000_000L);
    compared("SITE-A", "report_meter", "lower", -40_000_000L, "unexplained");
    record("SITE-M", 12, 30_000_000L);
    assertThat(sites())
        .extracting(site -> Columns.SITE_ID.<String>from(site))
        .containsExactly("SITE-A", "SITE-M", "SITE-Z");
    assertThat(sites())
        .extracting(site -> LeadColumns.SITE_RANK.<Long>from(site))
        .containsExactly(1L, 2L, 3L);
  }
}
