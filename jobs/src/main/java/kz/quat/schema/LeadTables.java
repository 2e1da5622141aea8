package kz.quat.schema;

import static kz.quat.schema.Columns.HOUR_START_UTC;
import static kz.quat.schema.Columns.MARKET_DATE;
import static kz.quat.schema.LeadColumns.FEEDER_ID;
import static kz.quat.schema.LeadColumns.INSPECTED_ON;
import static kz.quat.schema.LeadColumns.LEARNED_CONFIDENCE;
import static kz.quat.schema.LeadColumns.POINT_ID;

import java.util.ArrayList;
import java.util.List;
import kz.quat.schema.TableSpec.Partitioning;

/**
 * Tables of leads: indications of load that nobody reports. Customers' consumption and the subjects
 * of leads are sensitive, so none of the tables is published to everybody.
 */
public final class LeadTables {

  private static final List<ColumnSpec> ARRIVAL =
      List.of(Columns.RECEIVED_AT, Columns.SOURCE_FILE, Columns.LINE_NO, Columns.RUN_SEQ);

  private LeadTables() {}

  public static final TableSpec FEEDER_HOURS =
      arrived(
          "core_leads__feeder_hours",
          "Energy fed into feeders: the latest arrival",
          List.of(FEEDER_ID, HOUR_START_UTC, MARKET_DATE, LeadColumns.ENERGY_IN_WH),
          List.of(FEEDER_ID, HOUR_START_UTC),
          Partitioning.MONTH);

  public static final TableSpec CUSTOMER_HOURS =
      arrived(
          "core_leads__customer_hours",
          "Energy of customers' meters: the latest arrival",
          List.of(POINT_ID, HOUR_START_UTC, FEEDER_ID, MARKET_DATE, LeadColumns.CUSTOMER_WH),
          List.of(POINT_ID, HOUR_START_UTC),
          Partitioning.MONTH);

  public static final TableSpec CUSTOMER_POINTS =
      arrived(
          "core_leads__customer_points",
          "Customers' metering points: the latest arrival",
          List.of(
              POINT_ID,
              FEEDER_ID,
              LeadColumns.CATEGORY,
              LeadColumns.DECLARED_KW,
              LeadColumns.REGISTERED_MINING,
              LeadColumns.FEEDER_REGION),
          List.of(POINT_ID),
          Partitioning.NONE);

  public static final TableSpec INSPECTIONS =
      arrived(
          "core_leads__inspections",
          "What inspectors found on a feeder or at a point, visit by visit: the latest arrival",
          List.of(FEEDER_ID, POINT_ID, INSPECTED_ON, LeadColumns.OUTCOME, LeadColumns.FOUND_KW),
          List.of(FEEDER_ID, POINT_ID, INSPECTED_ON),
          Partitioning.NONE);

  /**
   * The data that a night of leads reads: one row per day instead of 24, so that more than a year
   * can be read.
   */
  public static final TableSpec DAYS =
      core(
          "core_leads__days",
          "The hours of feeders and customers, a row a day",
          List.of(FEEDER_ID, POINT_ID, MARKET_DATE, LeadColumns.DAY_WH),
          List.of(FEEDER_ID, POINT_ID, MARKET_DATE),
          Partitioning.MONTH);

  /**
   * Every feeder, because the result of an inspection must be weighed against where inspectors
   * could have looked.
   */
  public static final TableSpec JUDGED =
      core(
          "core_leads__judged_feeders",
          "Feeders that the night judged, with the confidence of their strongest step; 0 = none",
          List.of(FEEDER_ID, MARKET_DATE, LeadColumns.FEEDER_REGION, LEARNED_CONFIDENCE),
          List.of(FEEDER_ID),
          Partitioning.NONE);

  /** Derived once, only from data before the visit, and never changed by later readings. */
  public static final TableSpec VISITED =
      core(
          "core_leads__visited",
          "Inspections with the confidence that the feeder's strongest step had the midnight"
              + " before",
          List.of(FEEDER_ID, POINT_ID, INSPECTED_ON, LEARNED_CONFIDENCE),
          List.of(FEEDER_ID, POINT_ID, INSPECTED_ON),
          Partitioning.NONE);

  /** The list of the night; its previous content holds the history of each lead. */
  public static final TableSpec FEEDERS =
      new TableSpec(
          "out_leads__feeders",
          "Leads on load that nobody reports: indications with evidence, never proof",
          List.of(
              LeadColumns.LEAD_ID,
              FEEDER_ID,
              MARKET_DATE,
              LeadColumns.LEAD_STATUS,
              LeadColumns.RANK,
              LeadColumns.RANK_BY_CONFIDENCE,
              LeadColumns.CONFIDENCE,
              LeadColumns.MEAN_MW,
              LeadColumns.LOW_MW,
              LeadColumns.HIGH_MW,
              LeadColumns.EXPECTED_MW,
              LeadColumns.START_UTC,
              LeadColumns.END_UTC,
              LeadColumns.FIRST_SEEN,
              LeadColumns.FIRST_ALARM_UTC,
              LeadColumns.LAST_JUDGED,
              LeadColumns.DECIDED_ON,
              LeadColumns.POINT_IDS,
              LeadColumns.POINTS_COUNT,
              LeadColumns.BALANCE_RATIO,
              LeadColumns.NOISE_RATIO,
              LeadColumns.UNEVEN_RATIO,
              LeadColumns.WEEKEND_RATIO,
              LeadColumns.BLOCK_LOW_RATIO,
              LeadColumns.BLOCK_HOURS,
              LeadColumns.STRETCH_RATIO,
              LeadColumns.MACHINE_COUNT,
              LeadColumns.LOTS_DAYS,
              LeadColumns.OVER_CONTRACT_RATIO,
              LeadColumns.PEERS_RATIO,
              LeadColumns.CURTAILED_RATIO,
              LeadColumns.AFTER_VISIT_RATIO,
              LeadColumns.REGION_RESIDUAL_RATIO,
              LEARNED_CONFIDENCE,
              LeadColumns.FEEDER_REGION,
              LeadColumns.EVIDENCE_KK,
              LeadColumns.EVIDENCE_RU,
              LeadColumns.EVIDENCE_EN),
          List.of(LeadColumns.LEAD_ID),
          Partitioning.NONE,
          Audience.RESTRICTED,
          0);

  public static final TableSpec POINTS =
      new TableSpec(
          "out_leads__points",
          "The metering points of each lead, with their part of its power",
          List.of(LeadColumns.LEAD_ID, POINT_ID, MARKET_DATE, FEEDER_ID, LeadColumns.POINT_MW),
          List.of(LeadColumns.LEAD_ID, POINT_ID),
          Partitioning.NONE,
          Audience.RESTRICTED,
          0);

  /** The coarse check, which only detects rises of about a tenth of a region's load. */
  public static final TableSpec REGIONS =
      new TableSpec(
          "out_leads__regions",
          "Lasting rises of regions' load above the expected load: a coarse indication",
          List.of(
              Columns.REGION,
              MARKET_DATE,
              LeadColumns.REGION_RESIDUAL_CODE,
              LeadColumns.REGION_RESIDUAL_RATIO,
              LeadColumns.REGION_LIMIT_RATIO,
              LeadColumns.RISEN_SINCE,
              LeadColumns.REGION_LOAD_MW,
              LeadColumns.REGION_EXPECTED_MW,
              LeadColumns.REGION_DAYS,
              LeadColumns.EVIDENCE_KK,
              LeadColumns.EVIDENCE_RU,
              LeadColumns.EVIDENCE_EN),
          List.of(Columns.REGION),
          Partitioning.NONE,
          Audience.RESTRICTED,
          0);

  public static final TableSpec SITES =
      new TableSpec(
          "out_leads__sites",
          "Registered sites that drew more than their report, connection or quota: where to look"
              + " first",
          List.of(
              Columns.SITE_ID,
              MARKET_DATE,
              LeadColumns.SITE_RANK,
              Columns.REGION,
              Columns.MINER_BIN,
              LeadColumns.OVER_FROM,
              LeadColumns.OVER_REPORT_WH,
              LeadColumns.OVER_REPORT_MONTHS,
              LeadColumns.OVER_CONTRACT_WH,
              LeadColumns.OVER_CONTRACT_HOURS,
              LeadColumns.OVER_QUOTA_WH,
              LeadColumns.OVER_QUOTA_HOURS,
              LeadColumns.EVIDENCE_KK,
              LeadColumns.EVIDENCE_RU,
              LeadColumns.EVIDENCE_EN),
          List.of(Columns.SITE_ID),
          Partitioning.NONE,
          Audience.RESTRICTED,
          0);

  /** Every table of leads. */
  public static final List<TableSpec> ALL =
      List.of(
          FEEDER_HOURS,
          CUSTOMER_HOURS,
          CUSTOMER_POINTS,
          INSPECTIONS,
          DAYS,
          JUDGED,
          VISITED,
          FEEDERS,
          POINTS,
          REGIONS,
          SITES);

  private static TableSpec arrived(
      String name,
      String meaning,
      List<ColumnSpec> columns,
      List<ColumnSpec> key,
      Partitioning partitioning) {
    List<ColumnSpec> all = new ArrayList<>(columns);
    all.addAll(ARRIVAL);
    return core(name, meaning, all, key, partitioning);
  }

  private static TableSpec core(
      String name,
      String meaning,
      List<ColumnSpec> columns,
      List<ColumnSpec> key,
      Partitioning partitioning) {
    return new TableSpec(name, meaning, columns, key, partitioning, Audience.INTERNAL, 0);
  }
}
