package kz.quat.publish.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.LeadTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.ReconciliationColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.SiteMonthColumns;

/** What the book asks of the published tables, by the id of its table. */
final class Questions {

  static final String LEVELS = "levels";
  static final String FEES = "fees";
  static final String FEE_RATES = "fee_rates";
  static final String PURCHASES = "purchases";

  static final String HOURS = "hours";
  static final String ENERGY_MWH = "fee_energy_mwh";
  static final String EXPECTED_KZT = "expected_kzt";

  private static final int WORST_HOURS = 20;
  private static final int KWH_PER_MWH = 1000;

  private final BookPeriod period;

  Questions(BookPeriod period) {
    this.period = period;
  }

  /** The tables in the order of the book. */
  Map<String, Query> all() {
    Map<String, Query> all = new LinkedHashMap<>();
    strain(all);
    mining(all);
    quotas(all);
    filings(all);
    fees(all);
    all.put("leads", leads());
    return all;
  }

  private List<Condition> days(ColumnSpec day, Condition... more) {
    List<Condition> all =
        new ArrayList<>(
            List.of(Condition.from(day, period.from()), Condition.before(day, period.until())));
    all.addAll(List.of(more));
    return all;
  }

  private void strain(Map<String, Query> all) {
    List<Condition> measured =
        days(Columns.MARKET_DATE, Condition.is(GridColumns.BASIS, "measured"));
    all.put(
        LEVELS,
        Query.of(
            OutTables.STRAIN_SYSTEM_HOURS,
            measured,
            List.of(GridColumns.SYSTEM_LEVEL),
            Measure.count(HOURS),
            Measure.count("hours_short", Condition.aboveZero(GridColumns.UNSERVED_MW)),
            Measure.sum("unserved_mwh", GridColumns.UNSERVED_MW),
            Measure.max(GridColumns.UNSERVED_MW)));
    all.put(
        "worst",
        Query.most(
            OutTables.STRAIN_SYSTEM_HOURS,
            measured,
            GridColumns.UNSERVED_MW,
            WORST_HOURS,
            List.of(
                Columns.MARKET_DATE,
                Columns.MARKET_HOUR,
                GridColumns.SYSTEM_LEVEL,
                GridColumns.UNSERVED_MW,
                GridColumns.SHORTAGE_EXPECTED_MW,
                GridColumns.SHORTAGE_UNCERTAINTY_MW,
                GridColumns.SHORTAGE_RESERVE_MW,
                GridColumns.SHORTAGE_NETWORK_MW,
                GridColumns.COORDINATED_STRESS_MAX)));
    all.put(
        "regions",
        Query.of(
            OutTables.STRAIN_REGION_DAYS,
            days(Columns.MARKET_DATE),
            List.of(Columns.REGION),
            Measure.sum(GridColumns.HOURS),
            Measure.sum(GridColumns.HOURS_YELLOW),
            Measure.sum(GridColumns.HOURS_ORANGE),
            Measure.sum(GridColumns.HOURS_RED),
            Measure.sum(GridColumns.MWH_RED),
            Measure.max(GridColumns.LONGEST_RED_HOURS),
            Measure.max(GridColumns.WORST_STRESS_RATIO),
            Measure.sum(GridColumns.ENERGY_MWH),
            Measure.sum(GridColumns.MINING_MWH)));
  }

  private void mining(Map<String, Query> all) {
    all.put(
        "mining",
        Query.of(
            ReconciliationTables.SITE_MONTHS,
            days(SiteMonthColumns.MONTH),
            List.of(Columns.REGION, MinerColumns.SUPPLY),
            Measure.count("site_months"),
            Measure.sum(MinerColumns.METERED_WH),
            Measure.sum(SiteMonthColumns.METERED_HOURS),
            Measure.sum(MinerColumns.REPORTED_WH),
            Measure.sum(SiteMonthColumns.STATED_TOTAL_WH),
            Measure.sum(SiteMonthColumns.REPORTED_HOURS),
            Measure.sum(SiteMonthColumns.HOURS_EXPECTED)));
  }

  private void quotas(Map<String, Query> all) {
    all.put(
        "quotas",
        Query.of(
            OutTables.QUOTA_REGION_HOURS,
            days(Columns.MARKET_DATE),
            List.of(Columns.REGION),
            Measure.count(HOURS),
            Measure.sum("quota_mwh", QuotaColumns.REGION_QUOTA_MW),
            Measure.sum("exempt_mwh", QuotaColumns.REGION_EXEMPT_MW),
            Measure.sum("interruptible_mwh", QuotaColumns.INTERRUPTIBLE_MW)));
    all.put(
        "uptake",
        Query.of(
            ComplianceTables.SITES,
            days(ComplianceTables.MONTH_MARKET_DATE),
            List.of(Columns.REGION),
            Measure.sum(ComplianceTables.QUOTA_HOURS),
            Measure.sum(ComplianceTables.QUOTA_ALLOWED_WH),
            Measure.sum(ComplianceTables.QUOTA_USED_WH),
            Measure.sum(ComplianceTables.EXCEEDED_HOURS),
            Measure.sum(ComplianceTables.QUOTA_EXCEEDED_WH)));
  }

  private void filings(Map<String, Query> all) {
    all.put(
        "duties",
        Query.of(
            ComplianceTables.FILINGS,
            days(Columns.MARKET_DATE),
            List.of(ComplianceTables.DUTY_ID, ComplianceTables.FILING_CODE),
            Measure.count("filings"),
            Measure.max(ComplianceTables.LATE_BY_DAYS)));
    all.put(
        "filers",
        Query.of(
            ComplianceTables.SITES,
            days(ComplianceTables.MONTH_MARKET_DATE),
            List.of(Columns.REGION),
            Measure.sum(ComplianceTables.FILINGS_DUE),
            Measure.sum(ComplianceTables.FILINGS_ON_TIME),
            Measure.sum(ComplianceTables.FILINGS_LATE),
            Measure.sum(ComplianceTables.FILINGS_PARTIAL),
            Measure.sum(ComplianceTables.FILINGS_MISSING),
            Measure.sum(ComplianceTables.READINGS_REFUSED)));
  }

  private void fees(Map<String, Query> all) {
    all.put(
        FEES,
        feeQuarter(
            Columns.REGION,
            Measure.count("sites"),
            Measure.count("sites_with_rate", Condition.aboveZero(ReconciliationColumns.FEE_RATE)),
            Measure.sum(ENERGY_MWH, ReconciliationColumns.RIGHT_WH),
            expected(),
            Measure.sum(ReconciliationColumns.FEE_KZT)));
    all.put(
        "payments",
        Query.of(
            ReconciliationTables.FEES,
            List.of(Condition.is(ReconciliationTables.QUARTER, period.quarter())),
            List.of(),
            Measure.count("payments"),
            Measure.sum(ReconciliationTables.PAID_KZT),
            Measure.min("first_paid_on", ReconciliationTables.PAID_ON),
            Measure.max("last_paid_on", ReconciliationTables.PAID_ON)));
  }

  /** The quarter's fee stands beside each of its months: of a site and quarter one row counts. */
  private Query feeQuarter(ColumnSpec by, Measure... measures) {
    return Query.of(
            ReconciliationTables.RECONCILIATION,
            List.of(
                Condition.is(ReconciliationColumns.COMPARISON, "fee_meter"),
                Condition.is(ReconciliationTables.QUARTER, period.quarter())),
            List.of(by),
            measures)
        .lastOf(Columns.SITE_ID, ReconciliationTables.QUARTER);
  }

  private static Measure expected() {
    return Measure.product(
        EXPECTED_KZT, ReconciliationColumns.RIGHT_WH, ReconciliationColumns.FEE_RATE, KWH_PER_MWH);
  }

  /** The fee by the rate in force: what a supposed rate is laid against. */
  Query feeRates() {
    return feeQuarter(
        ReconciliationColumns.FEE_RATE,
        Measure.count("sites"),
        Measure.sum(ENERGY_MWH, ReconciliationColumns.RIGHT_WH),
        expected());
  }

  /** What energy cost by supply: what a supposed tariff is laid against. */
  Query purchases() {
    return Query.of(
        ReconciliationTables.SITE_MONTHS,
        days(SiteMonthColumns.MONTH),
        List.of(MinerColumns.SUPPLY),
        Measure.count("site_months"),
        Measure.sum(SiteMonthColumns.PURCHASED_WH),
        Measure.sum(SiteMonthColumns.PURCHASED_KZT));
  }

  private Query leads() {
    return Query.of(
        LeadTables.FEEDERS,
        days(LeadColumns.FIRST_SEEN),
        List.of(LeadColumns.LEAD_STATUS),
        Measure.count("leads"),
        Measure.sum(LeadColumns.EXPECTED_MW),
        Measure.max("last_judged", LeadColumns.LAST_JUDGED));
  }
}
