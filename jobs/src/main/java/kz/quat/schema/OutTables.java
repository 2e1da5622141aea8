package kz.quat.schema;

import static kz.quat.schema.Columns.HOUR_START_UTC;
import static kz.quat.schema.Columns.LICENSED_MW;
import static kz.quat.schema.Columns.LOCAL_DATE;
import static kz.quat.schema.Columns.LOCAL_HOUR;
import static kz.quat.schema.Columns.MARKET_DATE;
import static kz.quat.schema.Columns.MARKET_HOUR;
import static kz.quat.schema.Columns.MINER_BIN;
import static kz.quat.schema.Columns.REGION;
import static kz.quat.schema.Columns.SITE_ID;
import static kz.quat.schema.Columns.SOURCE;
import static kz.quat.schema.Columns.TIER;
import static kz.quat.schema.Columns.ZONE;
import static kz.quat.schema.GridColumns.AVAIL_GEN_MW;
import static kz.quat.schema.GridColumns.BASIS;
import static kz.quat.schema.GridColumns.ENERGY_MWH;
import static kz.quat.schema.GridColumns.EPNS_IMPORT_MW;
import static kz.quat.schema.GridColumns.EPNS_NATIVE_MW;
import static kz.quat.schema.GridColumns.EVENT_HOURS;
import static kz.quat.schema.GridColumns.EVENT_START_UTC;
import static kz.quat.schema.GridColumns.EXCEEDANCE_PCT;
import static kz.quat.schema.GridColumns.HEADROOM_MW;
import static kz.quat.schema.GridColumns.HOURS;
import static kz.quat.schema.GridColumns.HOURS_ORANGE;
import static kz.quat.schema.GridColumns.HOURS_RED;
import static kz.quat.schema.GridColumns.HOURS_YELLOW;
import static kz.quat.schema.GridColumns.IMPORT_CAP_MW;
import static kz.quat.schema.GridColumns.IMPORT_DEPENDENCE;
import static kz.quat.schema.GridColumns.LEVEL;
import static kz.quat.schema.GridColumns.LOAD_FACTOR;
import static kz.quat.schema.GridColumns.LOAD_MW;
import static kz.quat.schema.GridColumns.LOAD_P50_MW;
import static kz.quat.schema.GridColumns.LOAD_P90_MW;
import static kz.quat.schema.GridColumns.LONGEST_RED_HOURS;
import static kz.quat.schema.GridColumns.MINING_AT_SYSTEM_PEAK_MW;
import static kz.quat.schema.GridColumns.MINING_COINCIDENCE;
import static kz.quat.schema.GridColumns.MINING_LOAD_MW;
import static kz.quat.schema.GridColumns.MINING_MWH;
import static kz.quat.schema.GridColumns.MINING_SHARE_PCT;
import static kz.quat.schema.GridColumns.MWH_ORANGE;
import static kz.quat.schema.GridColumns.MWH_RED;
import static kz.quat.schema.GridColumns.MWH_YELLOW;
import static kz.quat.schema.GridColumns.NATIVE_LOAD_MW;
import static kz.quat.schema.GridColumns.PEAK_HOUR_UTC;
import static kz.quat.schema.GridColumns.PEAK_LOAD_MW;
import static kz.quat.schema.GridColumns.P_SHORT_IMPORT;
import static kz.quat.schema.GridColumns.P_SHORT_NATIVE;
import static kz.quat.schema.GridColumns.RESERVE_MARGIN_PCT;
import static kz.quat.schema.GridColumns.RESERVE_MW;
import static kz.quat.schema.GridColumns.SHORT_MWH;
import static kz.quat.schema.GridColumns.STRESS_RATIO;
import static kz.quat.schema.GridColumns.SURPLUS_MW;
import static kz.quat.schema.GridColumns.SYSTEM_HEADROOM_MW;
import static kz.quat.schema.GridColumns.SYSTEM_LEVEL;
import static kz.quat.schema.GridColumns.TOTAL_LOAD_MW;
import static kz.quat.schema.GridColumns.UNSERVED_MW;
import static kz.quat.schema.GridColumns.WORST_HOUR_UTC;
import static kz.quat.schema.GridColumns.WORST_STRESS_RATIO;
import static kz.quat.schema.GridColumns.ZONE_SURPLUS_MW;
import static kz.quat.schema.MinerColumns.HOST_SITE_ID;
import static kz.quat.schema.MinerColumns.METERED_WH;
import static kz.quat.schema.MinerColumns.RECORDS_ACCEPTED;
import static kz.quat.schema.MinerColumns.RECORDS_IN;
import static kz.quat.schema.MinerColumns.RECORDS_REJECTED;
import static kz.quat.schema.MinerColumns.RECORDS_SUPERSEDED;
import static kz.quat.schema.MinerColumns.SHARE_ABOVE_LIMIT_PCT;
import static kz.quat.schema.MinerColumns.SITE_MWH_ABOVE_LIMIT;
import static kz.quat.schema.QuotaColumns.ALLOWED_MW;
import static kz.quat.schema.QuotaColumns.BINDING_ELEMENTS;
import static kz.quat.schema.QuotaColumns.BINDING_HOURS;
import static kz.quat.schema.QuotaColumns.BINDING_KIND;
import static kz.quat.schema.QuotaColumns.CHECK_ID;
import static kz.quat.schema.QuotaColumns.COMPETING_SITES;
import static kz.quat.schema.QuotaColumns.COST_AT_BID_KZT;
import static kz.quat.schema.QuotaColumns.DECIDES;
import static kz.quat.schema.QuotaColumns.DETAIL;
import static kz.quat.schema.QuotaColumns.EXACTNESS;
import static kz.quat.schema.QuotaColumns.EXEMPT_MW;
import static kz.quat.schema.QuotaColumns.FILL_LEVEL;
import static kz.quat.schema.QuotaColumns.GRANTED_MWH;
import static kz.quat.schema.QuotaColumns.INTERRUPTIBLE_MW;
import static kz.quat.schema.QuotaColumns.INTERRUPTIBLE_MWH;
import static kz.quat.schema.QuotaColumns.JAIN_INDEX;
import static kz.quat.schema.QuotaColumns.LOST_MWH;
import static kz.quat.schema.QuotaColumns.LOWERED_MWH;
import static kz.quat.schema.QuotaColumns.LOWEST_LEVEL;
import static kz.quat.schema.QuotaColumns.MARGINAL_LEFT;
import static kz.quat.schema.QuotaColumns.MARGINAL_RIGHT;
import static kz.quat.schema.QuotaColumns.PARAMETERS;
import static kz.quat.schema.QuotaColumns.POLICY;
import static kz.quat.schema.QuotaColumns.QUOTA_MW;
import static kz.quat.schema.QuotaColumns.RAISED_MWH;
import static kz.quat.schema.QuotaColumns.REGION_EXEMPT_MW;
import static kz.quat.schema.QuotaColumns.REGION_QUOTA_MW;
import static kz.quat.schema.QuotaColumns.REOFFER_MW;
import static kz.quat.schema.QuotaColumns.REOFFER_MWH;
import static kz.quat.schema.QuotaColumns.SEVERITY;
import static kz.quat.schema.QuotaColumns.SHUTOFF_CREDIT_MWH;
import static kz.quat.schema.QuotaColumns.SHUTOFF_HOURS;
import static kz.quat.schema.QuotaColumns.SHUT_OFF_SITE_HOURS;
import static kz.quat.schema.QuotaColumns.SITES;
import static kz.quat.schema.QuotaColumns.SITES_CUT_TO_ZERO;
import static kz.quat.schema.QuotaColumns.SUBJECT;
import static kz.quat.schema.QuotaColumns.THRESHOLD;
import static kz.quat.schema.QuotaColumns.TIER_FILL_MW;
import static kz.quat.schema.QuotaColumns.UNUSED_SURPLUS_MWH;
import static kz.quat.schema.QuotaColumns.VALUE;
import static kz.quat.schema.QuotaColumns.WITHOUT_BID_MWH;
import static kz.quat.schema.UtilisationColumns.EXCEEDED_WH;
import static kz.quat.schema.UtilisationColumns.EXEMPT_WH;
import static kz.quat.schema.UtilisationColumns.FIRM_USED_WH;
import static kz.quat.schema.UtilisationColumns.INTERRUPTIBLE_USED_WH;
import static kz.quat.schema.UtilisationColumns.INTERRUPTIBLE_WH;
import static kz.quat.schema.UtilisationColumns.QUOTA_WH;
import static kz.quat.schema.UtilisationColumns.TOLERANCE_WH;
import static kz.quat.schema.UtilisationColumns.UNUSED_WH;
import static kz.quat.schema.UtilisationColumns.UTILISATION_CODE;

import java.util.ArrayList;
import java.util.List;
import kz.quat.schema.TableSpec.Partitioning;

/** The out tables: what a run decides and what it measures. */
public final class OutTables {

  private OutTables() {}

  public static final TableSpec STRAIN_REGION_HOURS =
      new TableSpec(
          "out_strain__region_hours",
          "Strain of each region and hour: docs/spec/quotas.md, section 4",
          List.of(
              REGION,
              HOUR_START_UTC,
              MARKET_DATE,
              MARKET_HOUR,
              LOCAL_DATE,
              LOCAL_HOUR,
              ZONE,
              BASIS,
              AVAIL_GEN_MW,
              LOAD_P50_MW,
              LOAD_P90_MW,
              RESERVE_MW,
              ForecastColumns.ERROR_RESERVE_MW,
              IMPORT_CAP_MW,
              SURPLUS_MW,
              RESERVE_MARGIN_PCT,
              IMPORT_DEPENDENCE,
              P_SHORT_NATIVE,
              EPNS_NATIVE_MW,
              P_SHORT_IMPORT,
              EPNS_IMPORT_MW,
              STRESS_RATIO,
              LEVEL,
              HEADROOM_MW,
              TOTAL_LOAD_MW,
              MINING_LOAD_MW,
              GridColumns.COORDINATED_STRESS_RATIO,
              GridColumns.COORDINATED_LEVEL,
              GridColumns.UNCOVERED_MW,
              GridColumns.BINDING_AREA,
              GridColumns.AREA_ELEMENTS,
              GridColumns.COORDINATED_STRESS_WITH_MINING,
              GridColumns.MINING_STRESS_SHARE),
          List.of(REGION, HOUR_START_UTC),
          Partitioning.MONTH,
          Audience.PUBLISHED,
          TableSpec.REGION_DAYS);

  public static final TableSpec STRAIN_ZONE_HOURS =
      new TableSpec(
          "out_strain__zone_hours",
          "Each zone's own surplus, its strain with the network, and its exchange; the system's"
              + " figures are in out_strain__system_hours",
          List.of(
              ZONE,
              HOUR_START_UTC,
              MARKET_DATE,
              MARKET_HOUR,
              BASIS,
              ZONE_SURPLUS_MW,
              GridColumns.COORDINATED_STRESS_RATIO,
              GridColumns.COORDINATED_LEVEL,
              GridColumns.UNCOVERED_MW,
              GridColumns.NET_IMPORT_MW),
          List.of(ZONE, HOUR_START_UTC),
          Partitioning.MONTH,
          Audience.PUBLISHED,
          TableSpec.REGION_DAYS);

  public static final TableSpec STRAIN_SYSTEM_HOURS =
      new TableSpec(
          "out_strain__system_hours",
          "The system in each hour: status, shortage and the parts it consists of",
          List.of(
              HOUR_START_UTC,
              MARKET_DATE,
              MARKET_HOUR,
              BASIS,
              GridColumns.SYSTEM_STATUS,
              SYSTEM_LEVEL,
              UNSERVED_MW,
              GridColumns.SHORTAGE_EXPECTED_MW,
              GridColumns.SHORTAGE_UNCERTAINTY_MW,
              GridColumns.SHORTAGE_RESERVE_MW,
              GridColumns.SHORTAGE_NETWORK_MW,
              GridColumns.COORDINATED_STRESS_MAX,
              GridColumns.NATIONAL_SURPLUS_MW,
              SYSTEM_HEADROOM_MW,
              GridColumns.IMPORTS_SCHEDULED_MW,
              GridColumns.OUTAGE_MW.nullable()),
          List.of(HOUR_START_UTC),
          Partitioning.MONTH,
          Audience.PUBLISHED,
          TableSpec.REGION_DAYS);

  public static final TableSpec STRAIN_TIE_HOURS =
      new TableSpec(
          "out_strain__tie_hours",
          "Flow on each tie between zones when the need is met as far as the network allows:"
              + " docs/strain-and-quotas.md",
          List.of(
              GridColumns.TIE,
              HOUR_START_UTC,
              MARKET_DATE,
              MARKET_HOUR,
              BASIS,
              GridColumns.FROM_ZONE,
              GridColumns.TO_ZONE,
              GridColumns.FLOW_MW,
              GridColumns.LIMIT_MW,
              GridColumns.USE_PCT),
          List.of(GridColumns.TIE, HOUR_START_UTC),
          Partitioning.MONTH,
          Audience.PUBLISHED,
          400);

  public static final TableSpec STRAIN_REGION_DAYS =
      new TableSpec(
          "out_strain__region_days",
          "Measured load, mining and strain (with the network) of each region and market day",
          List.of(
              REGION,
              MARKET_DATE,
              ZONE,
              HOURS,
              ENERGY_MWH,
              MINING_MWH,
              MINING_SHARE_PCT,
              PEAK_LOAD_MW,
              PEAK_HOUR_UTC,
              LOAD_FACTOR,
              MINING_AT_SYSTEM_PEAK_MW,
              MINING_COINCIDENCE,
              HOURS_YELLOW,
              HOURS_ORANGE,
              HOURS_RED,
              MWH_YELLOW,
              MWH_ORANGE,
              MWH_RED,
              LONGEST_RED_HOURS,
              WORST_HOUR_UTC,
              WORST_STRESS_RATIO,
              GridColumns.HOURS_RED_ALONE),
          List.of(REGION, MARKET_DATE),
          Partitioning.MONTH,
          Audience.PUBLISHED,
          TableSpec.REGION_DAYS);

  public static final TableSpec STRAIN_EVENTS =
      new TableSpec(
          "out_strain__events",
          "Unbroken runs of hours at coordinated_level RED, as measured, cut at month's end",
          List.of(
              REGION,
              EVENT_START_UTC,
              MARKET_DATE,
              ZONE,
              EVENT_HOURS,
              SHORT_MWH,
              WORST_HOUR_UTC,
              WORST_STRESS_RATIO),
          List.of(REGION, EVENT_START_UTC),
          Partitioning.MONTH,
          Audience.PUBLISHED,
          TableSpec.REGION_DAYS);

  public static final TableSpec STRAIN_LOAD_DURATION =
      new TableSpec(
          "out_strain__load_duration",
          "Load-duration curve of the 365 days before the delivery day",
          List.of(REGION, EXCEEDANCE_PCT, MARKET_DATE, LOAD_MW, NATIVE_LOAD_MW),
          List.of(REGION, EXCEEDANCE_PCT),
          Partitioning.NONE,
          Audience.PUBLISHED,
          0);

  public static final TableSpec STRAIN_ATTRIBUTION =
      new TableSpec(
          "out_strain__attribution",
          "Each site's share of its region's MWh above the limit, by market day",
          List.of(
              SITE_ID, MARKET_DATE, REGION, MINER_BIN, SITE_MWH_ABOVE_LIMIT, SHARE_ABOVE_LIMIT_PCT),
          List.of(SITE_ID, MARKET_DATE),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          TableSpec.REGION_DAYS);

  public static final TableSpec FORECAST_REGION_HOURS =
      new TableSpec(
          "out_forecast__region_hours",
          "Native load of the delivery day as quantiles",
          with(
              List.of(
                  REGION, HOUR_START_UTC, MARKET_DATE, MARKET_HOUR, LOCAL_DATE, LOCAL_HOUR, ZONE),
              ForecastColumns.stated()),
          List.of(REGION, HOUR_START_UTC),
          Partitioning.DAY,
          Audience.PUBLISHED,
          TableSpec.SITE_DAYS);

  /** Zones and the nation have quantiles of their own, because quantiles cannot be added up. */
  public static final TableSpec FORECAST_AREA_HOURS =
      new TableSpec(
          "out_forecast__area_hours",
          "Native load of the delivery day as quantiles: zones and the nation, whose medians are"
              + " the sums of their regions'",
          with(
              List.of(ForecastColumns.AREA, HOUR_START_UTC, MARKET_DATE, MARKET_HOUR),
              ForecastColumns.stated()),
          List.of(ForecastColumns.AREA, HOUR_START_UTC),
          Partitioning.DAY,
          Audience.PUBLISHED,
          TableSpec.SITE_DAYS);

  /** The day's peak: a quantile of the maximum is not the maximum of the quantiles. */
  public static final TableSpec FORECAST_DAY_PEAKS =
      new TableSpec(
          "out_forecast__day_peaks",
          "Largest hourly native load of the delivery day and its hour: regions, zones and the"
              + " nation",
          dayPeakColumns(),
          List.of(ForecastColumns.PEAK_AREA, MARKET_DATE),
          Partitioning.DAY,
          Audience.PUBLISHED,
          TableSpec.SITE_DAYS);

  private static List<ColumnSpec> dayPeakColumns() {
    List<ColumnSpec> columns =
        new ArrayList<>(List.of(ForecastColumns.PEAK_AREA, MARKET_DATE, GridColumns.ISSUED_AT_UTC));
    QuotaColumns.QUANTILES_PCT.forEach(pct -> columns.add(ForecastColumns.peakQuantile(pct)));
    columns.addAll(
        List.of(
            ForecastColumns.PEAK_HOUR_LIKELIEST_UTC,
            ForecastColumns.PEAK_HOUR_PROBABILITY_PCT,
            ForecastColumns.PEAK_HOUR_P10_UTC,
            ForecastColumns.PEAK_HOUR_P90_UTC));
    return columns;
  }

  private static List<ColumnSpec> with(List<ColumnSpec> first, List<ColumnSpec> more) {
    List<ColumnSpec> columns = new ArrayList<>(first);
    columns.addAll(more);
    return columns;
  }

  public static final TableSpec QUOTA_SITE_HOURS =
      new TableSpec(
          "out_quota__site_hours",
          "Quotas recommended for every licensed site and hour of the delivery day",
          List.of(
              SITE_ID,
              HOUR_START_UTC,
              MARKET_DATE,
              MARKET_HOUR,
              LOCAL_DATE,
              LOCAL_HOUR,
              REGION,
              ZONE.nullable(),
              MINER_BIN,
              POLICY,
              TIER,
              LICENSED_MW,
              QUOTA_MW,
              EXEMPT_MW,
              INTERRUPTIBLE_MW,
              REOFFER_MW,
              BINDING_KIND,
              ALLOWED_MW),
          List.of(SITE_ID, HOUR_START_UTC),
          Partitioning.DAY,
          Audience.RESTRICTED,
          TableSpec.SITE_DAYS);

  public static final TableSpec QUOTA_TENANTS =
      new TableSpec(
          "out_quota__tenants",
          "Tenants (licences of kind II) of the delivery day, and their shares of their hosts'"
              + " quotas",
          List.of(
              SITE_ID,
              MARKET_DATE,
              HOST_SITE_ID,
              REGION,
              MINER_BIN,
              LICENSED_MW,
              QuotaColumns.HOST_LICENSED_MW,
              QuotaColumns.TENANT_SHARE_PCT,
              QuotaColumns.TENANT_QUOTA_MWH,
              QuotaColumns.TENANT_ALLOWED_MWH),
          List.of(SITE_ID, MARKET_DATE),
          Partitioning.DAY,
          Audience.RESTRICTED,
          TableSpec.SITE_DAYS);

  public static final TableSpec QUOTA_REGION_HOURS =
      new TableSpec(
          "out_quota__region_hours",
          "Quotas by region and hour of the delivery day",
          List.of(
              REGION,
              HOUR_START_UTC,
              MARKET_DATE,
              MARKET_HOUR,
              LOCAL_DATE,
              LOCAL_HOUR,
              ZONE,
              POLICY,
              SITES,
              LICENSED_MW,
              REGION_QUOTA_MW,
              REGION_EXEMPT_MW,
              INTERRUPTIBLE_MW,
              REOFFER_MW),
          List.of(REGION, HOUR_START_UTC),
          Partitioning.DAY,
          Audience.PUBLISHED,
          TableSpec.REGION_DAYS);

  public static final TableSpec QUOTA_EXPLANATIONS =
      new TableSpec(
          "out_quota__explanations",
          "Why each quota is what it is: docs/spec/quotas.md, section 3",
          List.of(
              SITE_ID,
              HOUR_START_UTC,
              MARKET_DATE,
              MARKET_HOUR,
              POLICY,
              BINDING_KIND,
              BINDING_ELEMENTS,
              FILL_LEVEL,
              TIER,
              TIER_FILL_MW,
              MARGINAL_LEFT,
              MARGINAL_RIGHT),
          List.of(SITE_ID, HOUR_START_UTC),
          Partitioning.DAY,
          Audience.RESTRICTED,
          TableSpec.SITE_DAYS);

  public static final TableSpec QUOTA_POLICIES =
      new TableSpec(
          "out_quota__policies",
          "What each policy would have granted on the delivery day, side by side",
          List.of(
              MARKET_DATE,
              POLICY,
              DECIDES,
              EXACTNESS,
              GRANTED_MWH,
              INTERRUPTIBLE_MWH,
              REOFFER_MWH,
              UNUSED_SURPLUS_MWH,
              BINDING_HOURS,
              JAIN_INDEX,
              LOWEST_LEVEL,
              COMPETING_SITES,
              SITES_CUT_TO_ZERO,
              SHUT_OFF_SITE_HOURS,
              RAISED_MWH,
              LOWERED_MWH,
              COST_AT_BID_KZT,
              WITHOUT_BID_MWH),
          List.of(MARKET_DATE, POLICY),
          Partitioning.DAY,
          Audience.PUBLISHED,
          TableSpec.REGION_DAYS);
  public static final TableSpec QUOTA_CREDITS =
      new TableSpec(
          "out_quota__credits",
          "What shut-offs under minimum loads cost each site so far: docs/spec/quotas.md, section"
              + " 2",
          List.of(SITE_ID, MARKET_DATE, POLICY, SHUTOFF_HOURS, LOST_MWH, SHUTOFF_CREDIT_MWH),
          List.of(SITE_ID, MARKET_DATE),
          Partitioning.DAY,
          Audience.RESTRICTED,
          TableSpec.SITE_DAYS);

  public static final TableSpec QUOTA_UTILISATION =
      new TableSpec(
          "out_quota__uptake",
          "Quotas against metered use, for days of which meter readings have arrived",
          List.of(
              SITE_ID,
              HOUR_START_UTC,
              MARKET_DATE,
              MARKET_HOUR,
              REGION,
              MINER_BIN,
              QUOTA_WH,
              INTERRUPTIBLE_WH,
              METERED_WH,
              FIRM_USED_WH,
              INTERRUPTIBLE_USED_WH,
              UNUSED_WH,
              EXCEEDED_WH,
              TOLERANCE_WH,
              UTILISATION_CODE,
              EXEMPT_WH),
          List.of(SITE_ID, HOUR_START_UTC),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          TableSpec.SITE_DAYS);

  public static final TableSpec QUALITY_FINDINGS =
      new TableSpec(
          "out_quality__findings",
          "What the checks of a night found",
          List.of(MARKET_DATE, CHECK_ID, SUBJECT, SEVERITY, DETAIL, VALUE, THRESHOLD, PARAMETERS),
          List.of(MARKET_DATE, CHECK_ID, SUBJECT),
          Partitioning.DAY,
          Audience.PUBLISHED,
          TableSpec.SITE_DAYS);

  public static final TableSpec QUALITY_RECORDS =
      new TableSpec(
          "out_quality__records",
          "The records equation: in = accepted + superseded + rejected, for every source",
          List.of(
              MARKET_DATE,
              SOURCE,
              RECORDS_IN,
              RECORDS_ACCEPTED,
              RECORDS_SUPERSEDED,
              RECORDS_REJECTED),
          List.of(MARKET_DATE, SOURCE),
          Partitioning.DAY,
          Audience.PUBLISHED,
          TableSpec.SITE_DAYS);

  /** Every out table. */
  public static final List<TableSpec> ALL =
      List.of(
          STRAIN_REGION_HOURS,
          STRAIN_ZONE_HOURS,
          STRAIN_SYSTEM_HOURS,
          STRAIN_TIE_HOURS,
          STRAIN_REGION_DAYS,
          STRAIN_EVENTS,
          STRAIN_LOAD_DURATION,
          STRAIN_ATTRIBUTION,
          FORECAST_REGION_HOURS,
          FORECAST_AREA_HOURS,
          FORECAST_DAY_PEAKS,
          QUOTA_SITE_HOURS,
          QUOTA_TENANTS,
          QUOTA_REGION_HOURS,
          QUOTA_EXPLANATIONS,
          QUOTA_POLICIES,
          QUOTA_CREDITS,
          QUOTA_UTILISATION,
          QUALITY_FINDINGS,
          QUALITY_RECORDS);
}
