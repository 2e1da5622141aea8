package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.typed;

import java.util.List;
import kz.quat.schema.TableSpec.Partitioning;

/**
 * Tables of fees and purchases, which miners do not report themselves, and of the comparison of all
 * sources.
 */
public final class ReconciliationTables {

  private ReconciliationTables() {}

  public static final ColumnSpec QUARTER = ReconciliationColumns.QUARTER;
  public static final ColumnSpec PAID_KZT =
      typed("paid_kzt", ColumnType.DECIMAL_18_6, Unit.KZT, "Digital-mining fee paid that day");
  public static final ColumnSpec PAID_ON = ColumnSpec.date("paid_on", "Day of the payment");
  public static final ColumnSpec PRICE_KZT_PER_KWH =
      typed(
          "price_kzt_per_kwh",
          ColumnType.DECIMAL_18_6,
          Unit.KZT_PER_KWH,
          "Price at which the energy was bought");

  private static final ColumnSpec PERIOD_FROM =
      ColumnSpec.instant("period_from_utc", "Start of the period reported on");
  private static final ColumnSpec PERIOD_TO =
      ColumnSpec.instant("period_to_utc", "End of the period reported on, exclusive");

  /** One row per payment: payments for one quarter on several days are several rows. */
  public static final TableSpec FEES =
      new TableSpec(
          "core_miner__fees",
          "Digital-mining fees in force, payment by payment: the latest arrival of each",
          List.of(
              Columns.SITE_ID,
              Columns.MINER_BIN,
              QUARTER,
              PAID_ON,
              PAID_KZT,
              Columns.RECEIVED_AT,
              Columns.SOURCE_FILE,
              Columns.LINE_NO,
              Columns.RUN_SEQ),
          List.of(Columns.SITE_ID, Columns.MINER_BIN, QUARTER, PAID_ON),
          Partitioning.NONE,
          Audience.RESTRICTED,
          0);

  public static final ColumnSpec DECLARED_ON =
      ColumnSpec.date(
          "declared_on", "Day on which the fee of the quarter was declared, form 880.00");

  /** A corrected declaration on another day is another row. */
  public static final TableSpec FEE_DECLARATIONS =
      new TableSpec(
          "core_miner__fee_declarations",
          "Declarations of the digital-mining fee (form 880.00): the latest arrival of each",
          List.of(
              Columns.SITE_ID,
              Columns.MINER_BIN,
              QUARTER,
              DECLARED_ON,
              Columns.RECEIVED_AT,
              Columns.SOURCE_FILE,
              Columns.LINE_NO,
              Columns.RUN_SEQ),
          List.of(Columns.SITE_ID, Columns.MINER_BIN, QUARTER, DECLARED_ON),
          Partitioning.NONE,
          Audience.RESTRICTED,
          0);

  public static final TableSpec PURCHASES =
      new TableSpec(
          "core_miner__purchases",
          "Energy bought at the central auction, hour by hour: the latest arrival",
          List.of(
              Columns.SITE_ID,
              Columns.HOUR_START_UTC,
              Columns.MARKET_DATE,
              Columns.MINER_BIN,
              MinerColumns.ENERGY_WH,
              PRICE_KZT_PER_KWH,
              Columns.RECEIVED_AT,
              Columns.SOURCE_FILE,
              Columns.LINE_NO,
              Columns.RUN_SEQ),
          List.of(Columns.SITE_ID, Columns.HOUR_START_UTC),
          Partitioning.MONTH,
          Audience.INTERNAL,
          0);

  public static final ColumnSpec INTERVAL =
      ColumnSpec.text(
          "interval", "day, month or quarter; hours: stated in a report that has the hours, too");
  public static final ColumnSpec TOTAL_WH =
      ColumnSpec.wh("total_wh", "Energy of the whole period as stated");
  public static final ColumnSpec HOURS_SUM_WH =
      ColumnSpec.wh("hours_sum_wh", "Sum of the report's own hours; null = it has none").nullable();

  public static final TableSpec REPORTED_TOTALS =
      new TableSpec(
          "core_miner__reported_totals",
          "Totals as reported, in force: the latest revision, then the latest arrival",
          List.of(
              Columns.SITE_ID,
              INTERVAL,
              PERIOD_FROM,
              PERIOD_TO,
              Columns.MARKET_DATE,
              TOTAL_WH,
              HOURS_SUM_WH,
              MinerColumns.REPORT_ID,
              MinerColumns.REVISION,
              MinerColumns.SUBMITTED_AT,
              MinerColumns.REPORTED_UNIT,
              MinerColumns.REPORTED_VALUE,
              Columns.RECEIVED_AT,
              Columns.SOURCE_FILE,
              Columns.LINE_NO,
              Columns.ITEM_NO,
              Columns.RUN_SEQ,
              Columns.FIRST_RECEIVED_AT),
          List.of(Columns.SITE_ID, INTERVAL, PERIOD_FROM),
          Partitioning.MONTH,
          Audience.INTERNAL,
          0);

  public static final ColumnSpec SPREAD_WH =
      ColumnSpec.wh(
          "spread_wh", "The hour's share of a stated total, which is not a reported value");
  public static final ColumnSpec SPREAD_REASON_CODE =
      ColumnSpec.text(
          "spread_reason_code",
          "metering_shape: in proportion to the metered hours of the period; flat: the same in"
              + " every hour");

  public static final TableSpec STATED_HOURS =
      new TableSpec(
          "core_miner__stated_hours",
          "Totals of days, months and quarters spread over hours; the shortest interval that covers"
              + " an hour counts. The totals themselves are in core_miner__reported_totals",
          List.of(
              Columns.SITE_ID,
              Columns.HOUR_START_UTC,
              Columns.MARKET_DATE,
              SPREAD_WH,
              SPREAD_REASON_CODE,
              INTERVAL,
              MinerColumns.REPORT_ID),
          List.of(Columns.SITE_ID, Columns.HOUR_START_UTC),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          TableSpec.SITE_DAYS);

  /**
   * Number of published days of site months: a year and the running month, counted from any day of
   * it.
   */
  private static final int PUBLISHED_DAYS = 430;

  public static final TableSpec SITE_MONTHS =
      new TableSpec(
          "core_miner__site_months",
          "Each site's month: what was reported, metered and bought, and what could be drawn",
          List.of(
              Columns.SITE_ID,
              SiteMonthColumns.MONTH,
              QUARTER,
              Columns.MINER_BIN,
              Columns.REGION,
              MinerColumns.SUPPLY,
              SiteMonthColumns.HOURS_EXPECTED,
              SiteMonthColumns.CONNECTION_LIMIT_WH,
              SiteMonthColumns.REPORTED_HOURS,
              MinerColumns.REPORTED_WH,
              SiteMonthColumns.STATED_TOTAL_WH,
              SiteMonthColumns.STATED_HOURS,
              SiteMonthColumns.STATED_QUARTER_WH,
              SiteMonthColumns.METERED_HOURS,
              MinerColumns.METERED_WH,
              SiteMonthColumns.MATCHED_HOURS,
              SiteMonthColumns.MATCHED_REPORTED_WH,
              SiteMonthColumns.MATCHED_METERED_WH,
              SiteMonthColumns.REPORTED_SHARE,
              SiteMonthColumns.REPORTED_SHARE_SPREAD,
              SiteMonthColumns.PURCHASED_WH,
              SiteMonthColumns.PURCHASED_KZT,
              SiteMonthColumns.EQUIPMENT_MW,
              SiteMonthColumns.EQUIPMENT_REASON_CODE,
              SiteMonthColumns.EQUIPMENT_LIMIT_WH,
              SiteMonthColumns.LEAST_J_PER_TH,
              SiteMonthColumns.MOST_J_PER_TH,
              SiteMonthColumns.POOL_COINS,
              SiteMonthColumns.POOL_LEAST_WH,
              SiteMonthColumns.POOL_MOST_WH,
              SiteMonthColumns.POOL_CODE),
          List.of(Columns.SITE_ID, SiteMonthColumns.MONTH),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          PUBLISHED_DAYS);

  public static final TableSpec QUALITY_SITE_MONTHS =
      new TableSpec(
          "out_quality__site_months",
          "How many hours of each site's month each rule of docs/data-quality.md questions",
          List.of(
              Columns.SITE_ID,
              SiteMonthColumns.MONTH,
              Columns.REGION,
              SiteMonthColumns.HOURS_EXPECTED,
              SiteMonthColumns.REPORTED_MISSING,
              SiteMonthColumns.REPORTED_ZERO,
              SiteMonthColumns.REPORTED_FLAT,
              SiteMonthColumns.REPORTED_COPIED,
              SiteMonthColumns.REPORTED_RISING,
              SiteMonthColumns.REPORTED_SPIKES,
              SiteMonthColumns.REPORTED_UNIT_HOURS,
              SiteMonthColumns.REPORTED_SHIFTED,
              SiteMonthColumns.SHIFT_HOURS,
              SiteMonthColumns.REPORTED_OVER,
              SiteMonthColumns.REFUSED_NEGATIVE,
              SiteMonthColumns.REFUSED_UNIT_HOURS,
              SiteMonthColumns.REFUSED_OVER,
              SiteMonthColumns.TOTALS_MISMATCHED,
              SiteMonthColumns.METERED_MISSING,
              SiteMonthColumns.METERED_ZERO,
              SiteMonthColumns.METERED_FLAT,
              SiteMonthColumns.METERED_SPIKES,
              SiteMonthColumns.METERED_OVER,
              SiteMonthColumns.RULES_BROKEN,
              SiteMonthColumns.WORST_SEVERITY),
          List.of(Columns.SITE_ID, SiteMonthColumns.MONTH),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          PUBLISHED_DAYS);

  public static final TableSpec IMPUTED_HOURS =
      new TableSpec(
          "core_miner__imputed_hours",
          "Likely consumption in hours without meter and report, for gaps of up to a week",
          List.of(
              Columns.SITE_ID,
              Columns.HOUR_START_UTC,
              Columns.MARKET_DATE,
              MinerColumns.IMPUTED_WH,
              MinerColumns.GAP_HOURS,
              MinerColumns.IMPUTED_REASON_CODE),
          List.of(Columns.SITE_ID, Columns.HOUR_START_UTC),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          TableSpec.SITE_DAYS);

  public static final TableSpec RECONCILIATION =
      new TableSpec(
          "out_compliance__reconciliation",
          "Pairwise comparison of reports, meters, fees, purchases and technical limits, by site"
              + " and month",
          List.of(
              Columns.SITE_ID,
              SiteMonthColumns.MONTH,
              ReconciliationColumns.COMPARISON,
              Columns.MINER_BIN,
              Columns.REGION,
              ReconciliationColumns.PERIOD,
              QUARTER,
              ReconciliationColumns.PERIOD_HOURS,
              ReconciliationColumns.LEFT_WH,
              ReconciliationColumns.LEFT_HOURS,
              ReconciliationColumns.RIGHT_WH,
              ReconciliationColumns.RIGHT_HOURS,
              ReconciliationColumns.DIFFERENCE_WH,
              ReconciliationColumns.DIFFERENCE_PCT,
              ReconciliationColumns.TOLERANCE_WH,
              ReconciliationColumns.OUTCOME_CODE,
              ReconciliationColumns.MISSING_SIDE,
              ReconciliationColumns.CAUSE_CODE,
              ReconciliationColumns.FEE_KZT,
              ReconciliationColumns.FEE_RATE,
              ReconciliationColumns.FEE_RATE_DOUBTFUL),
          List.of(Columns.SITE_ID, SiteMonthColumns.MONTH, ReconciliationColumns.COMPARISON),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          PUBLISHED_DAYS);

  /** Every table of this class. */
  public static final List<TableSpec> ALL =
      List.of(
          FEES,
          FEE_DECLARATIONS,
          PURCHASES,
          REPORTED_TOTALS,
          STATED_HOURS,
          SITE_MONTHS,
          QUALITY_SITE_MONTHS,
          IMPUTED_HOURS,
          RECONCILIATION);
}
