package kz.quat.schema;

import static kz.quat.schema.Columns.CONNECTION_MW;
import static kz.quat.schema.Columns.FIRST_RECEIVED_AT;
import static kz.quat.schema.Columns.HOUR_START_UTC;
import static kz.quat.schema.Columns.ITEM_NO;
import static kz.quat.schema.Columns.LICENSED_MW;
import static kz.quat.schema.Columns.LINE_NO;
import static kz.quat.schema.Columns.LOCAL_DATE;
import static kz.quat.schema.Columns.LOCAL_HOUR;
import static kz.quat.schema.Columns.MARKET_DATE;
import static kz.quat.schema.Columns.MARKET_HOUR;
import static kz.quat.schema.Columns.MINER_BIN;
import static kz.quat.schema.Columns.NAME_KK;
import static kz.quat.schema.Columns.NAME_RU;
import static kz.quat.schema.Columns.REASON_CODE;
import static kz.quat.schema.Columns.RECEIVED_AT;
import static kz.quat.schema.Columns.RECORD_TEXT;
import static kz.quat.schema.Columns.REGION;
import static kz.quat.schema.Columns.RUN_SEQ;
import static kz.quat.schema.Columns.SITE_ID;
import static kz.quat.schema.Columns.SOURCE;
import static kz.quat.schema.Columns.SOURCE_FILE;
import static kz.quat.schema.Columns.TIER;
import static kz.quat.schema.Columns.VALID_FROM;
import static kz.quat.schema.Columns.ZONE;
import static kz.quat.schema.GridColumns.AVAILABLE_MW;
import static kz.quat.schema.GridColumns.AVAILABLE_REASON_CODE;
import static kz.quat.schema.GridColumns.EXPORT_CAP_MW;
import static kz.quat.schema.GridColumns.FROM_ZONE;
import static kz.quat.schema.GridColumns.IMPORT_CAP_MW;
import static kz.quat.schema.GridColumns.INSTALLED_MW;
import static kz.quat.schema.GridColumns.ISSUED_AT_UTC;
import static kz.quat.schema.GridColumns.LOAD_WH;
import static kz.quat.schema.GridColumns.MINING_COVERAGE_PCT;
import static kz.quat.schema.GridColumns.MINING_KNOWN_WH;
import static kz.quat.schema.GridColumns.NATIVE_WH;
import static kz.quat.schema.GridColumns.NTC_BACKWARD_MW;
import static kz.quat.schema.GridColumns.NTC_FORWARD_MW;
import static kz.quat.schema.GridColumns.OUTAGE_MW;
import static kz.quat.schema.GridColumns.TEMPERATURE_C;
import static kz.quat.schema.GridColumns.TIE;
import static kz.quat.schema.GridColumns.TO_ZONE;
import static kz.quat.schema.MinerColumns.ACCEPTED_ON;
import static kz.quat.schema.MinerColumns.BID_KZT_PER_KWH;
import static kz.quat.schema.MinerColumns.COLUMN_NAME;
import static kz.quat.schema.MinerColumns.DIRECTION;
import static kz.quat.schema.MinerColumns.ENERGY_WH;
import static kz.quat.schema.MinerColumns.FEEDER_ID;
import static kz.quat.schema.MinerColumns.FILING_STATUS;
import static kz.quat.schema.MinerColumns.HOST_SITE_ID;
import static kz.quat.schema.MinerColumns.LICENCE_KIND;
import static kz.quat.schema.MinerColumns.LICENCE_NO;
import static kz.quat.schema.MinerColumns.MACHINES;
import static kz.quat.schema.MinerColumns.METERED_WH;
import static kz.quat.schema.MinerColumns.METER_STATUS;
import static kz.quat.schema.MinerColumns.MIN_LOAD_MW;
import static kz.quat.schema.MinerColumns.MULTIPLIER;
import static kz.quat.schema.MinerColumns.OWN_GEN_MW;
import static kz.quat.schema.MinerColumns.PERIOD_FROM;
import static kz.quat.schema.MinerColumns.PERIOD_TO;
import static kz.quat.schema.MinerColumns.POINT_ID;
import static kz.quat.schema.MinerColumns.RAMP_UP_MW;
import static kz.quat.schema.MinerColumns.READINGS;
import static kz.quat.schema.MinerColumns.READINGS_ACCEPTED;
import static kz.quat.schema.MinerColumns.READINGS_REJECTED;
import static kz.quat.schema.MinerColumns.READINGS_SUPERSEDED;
import static kz.quat.schema.MinerColumns.RECORD_LINE;
import static kz.quat.schema.MinerColumns.REPORTED_UNIT;
import static kz.quat.schema.MinerColumns.REPORTED_VALUE;
import static kz.quat.schema.MinerColumns.REPORTED_WH;
import static kz.quat.schema.MinerColumns.REPORT_ID;
import static kz.quat.schema.MinerColumns.REVISION;
import static kz.quat.schema.MinerColumns.RULE;
import static kz.quat.schema.MinerColumns.SUBMITTED_AT;
import static kz.quat.schema.MinerColumns.SUPERSEDED_BY_FILE;
import static kz.quat.schema.MinerColumns.SUPERSEDED_BY_LINE;
import static kz.quat.schema.MinerColumns.SUPPLY;
import static kz.quat.schema.MinerColumns.USED_REASON_CODE;
import static kz.quat.schema.MinerColumns.USED_WH;
import static kz.quat.schema.MinerColumns.VALID_TO;
import static kz.quat.schema.MinerColumns.VALUE_TEXT;

import java.util.List;
import kz.quat.schema.TableSpec.Partitioning;

/**
 * The core tables: typed, checked, current data; partitions that new input touches are replaced.
 */
public final class CoreTables {

  private CoreTables() {}

  private static TableSpec hours(
      String name, String meaning, List<ColumnSpec> columns, List<ColumnSpec> key) {
    return new TableSpec(name, meaning, columns, key, Partitioning.MONTH, Audience.INTERNAL, 0);
  }

  private static TableSpec whole(
      String name, String meaning, List<ColumnSpec> columns, List<ColumnSpec> key) {
    return new TableSpec(name, meaning, columns, key, Partitioning.NONE, Audience.INTERNAL, 0);
  }

  public static final TableSpec REGISTER_SITES =
      new TableSpec(
          "core_register__sites",
          "Register of sites; the row with the latest valid_from not after the day is in force",
          List.of(
              SITE_ID,
              VALID_FROM,
              VALID_TO,
              MINER_BIN,
              NAME_KK,
              NAME_RU,
              LICENCE_NO,
              LICENCE_KIND,
              HOST_SITE_ID,
              REGION,
              FEEDER_ID,
              LICENSED_MW,
              CONNECTION_MW,
              MIN_LOAD_MW,
              RAMP_UP_MW,
              SUPPLY,
              OWN_GEN_MW,
              TIER.nullable(),
              ACCEPTED_ON,
              BID_KZT_PER_KWH,
              MACHINES,
              RECEIVED_AT,
              SOURCE_FILE,
              LINE_NO,
              RUN_SEQ,
              FIRST_RECEIVED_AT),
          List.of(SITE_ID, VALID_FROM),
          Partitioning.NONE,
          Audience.RESTRICTED,
          0);

  public static final TableSpec REPORTED_HOURS =
      hours(
          "core_miner__reported_hours",
          "Reported consumption in force: the latest revision, then the latest arrival",
          List.of(
              SITE_ID,
              HOUR_START_UTC,
              MARKET_DATE,
              ENERGY_WH,
              REPORT_ID,
              REVISION,
              SUBMITTED_AT,
              REPORTED_UNIT,
              REPORTED_VALUE,
              RECEIVED_AT,
              SOURCE_FILE,
              LINE_NO,
              ITEM_NO,
              RUN_SEQ,
              FIRST_RECEIVED_AT),
          List.of(SITE_ID, HOUR_START_UTC));

  public static final TableSpec METER_HOURS =
      hours(
          "core_miner__meter_hours",
          "Meter readings in force: the latest arrival",
          List.of(
              POINT_ID,
              SITE_ID,
              HOUR_START_UTC,
              MARKET_DATE,
              ENERGY_WH,
              METER_STATUS,
              MinerColumns.MESSAGE_NO,
              MinerColumns.INTERVALS,
              RECEIVED_AT,
              SOURCE_FILE,
              LINE_NO,
              RUN_SEQ),
          List.of(POINT_ID, HOUR_START_UTC));

  public static final TableSpec METER_INTERVALS =
      hours(
          "core_miner__meter_intervals",
          "Parts of the hours in force, for meters that are read more often than every hour",
          List.of(
              POINT_ID,
              SITE_ID,
              MinerColumns.INTERVAL_START_UTC,
              MARKET_DATE,
              MinerColumns.INTERVAL_MINUTES,
              ENERGY_WH,
              METER_STATUS,
              RECEIVED_AT,
              SOURCE_FILE,
              LINE_NO,
              RUN_SEQ),
          List.of(POINT_ID, MinerColumns.INTERVAL_START_UTC));

  public static final TableSpec METERING_POINTS =
      whole(
          "core_miner__metering_points",
          "Metering points of the sites, effective-dated: which readings count and are required",
          List.of(
              POINT_ID,
              VALID_FROM,
              VALID_TO,
              SITE_ID,
              DIRECTION,
              MULTIPLIER,
              RECEIVED_AT,
              SOURCE_FILE,
              LINE_NO,
              RUN_SEQ),
          List.of(POINT_ID, VALID_FROM));

  public static final TableSpec SITE_HOURS =
      new TableSpec(
          "core_miner__site_hours",
          "Consumption of each site: reported, metered, and the value that Quat uses",
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
              HOST_SITE_ID,
              SUPPLY,
              LICENSED_MW,
              CONNECTION_MW,
              OWN_GEN_MW,
              REPORTED_WH,
              METERED_WH,
              USED_WH,
              USED_REASON_CODE),
          List.of(SITE_ID, HOUR_START_UTC),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          TableSpec.SITE_DAYS);

  /**
   * The column by which the table is partitioned. It is null only in a table of an older version
   * until the next report arrives.
   */
  public static final ColumnSpec ARRIVAL_DATE =
      new ColumnSpec(
          Columns.MARKET_DATE.name(),
          ColumnType.DATE,
          Unit.NONE,
          false,
          "Market day on which the report arrived");

  /** Number of published days of reports, the same as for filing obligations. */
  private static final int FILINGS_DAYS = 460;

  public static final TableSpec FILINGS =
      new TableSpec(
          "core_miner__filings",
          "Every report received and the outcome of its readings so far, including later"
              + " amendments",
          List.of(
              REPORT_ID.nullable(),
              REVISION.nullable(),
              SOURCE_FILE,
              LINE_NO,
              SITE_ID.nullable(),
              MINER_BIN.nullable(),
              PERIOD_FROM,
              PERIOD_TO,
              SUBMITTED_AT,
              RECEIVED_AT,
              FILING_STATUS,
              READINGS,
              READINGS_ACCEPTED,
              READINGS_SUPERSEDED,
              READINGS_REJECTED,
              RUN_SEQ,
              ARRIVAL_DATE,
              MinerColumns.QUESTIONS),
          List.of(SOURCE_FILE, LINE_NO),
          Partitioning.MONTH,
          Audience.RESTRICTED,
          FILINGS_DAYS);

  public static final TableSpec WITHDRAWALS =
      whole(
          "core_miner__withdrawals",
          "Hours of a report that another report withdraws or a later revision leaves out",
          List.of(
              SITE_ID,
              MinerColumns.WITHDRAWN_REPORT_ID,
              MinerColumns.HOUR_FROM_UTC,
              MinerColumns.HOUR_TO_UTC,
              MinerColumns.BELOW_REVISION,
              MinerColumns.IS_WITHDRAWN,
              REPORT_ID,
              SUBMITTED_AT,
              RECEIVED_AT,
              SOURCE_FILE,
              LINE_NO,
              ITEM_NO,
              RUN_SEQ),
          List.of(SOURCE_FILE, LINE_NO, ITEM_NO));

  public static final TableSpec REJECTED =
      new TableSpec(
          "core_miner__rejected",
          "Every record of any source that was refused, with its text, the rule and the reason",
          List.of(
              SOURCE,
              SOURCE_FILE,
              LINE_NO,
              ITEM_NO,
              REASON_CODE,
              COLUMN_NAME,
              VALUE_TEXT,
              RULE,
              RECORD_TEXT,
              RECEIVED_AT,
              RUN_SEQ,
              RECORD_LINE),
          List.of(SOURCE_FILE, LINE_NO, ITEM_NO),
          Partitioning.NONE,
          Audience.RESTRICTED,
          0);

  public static final TableSpec SUPERSEDED =
      whole(
          "core_miner__superseded",
          "Every record of any source that another one replaced, and which one",
          List.of(
              SOURCE,
              SOURCE_FILE,
              LINE_NO,
              ITEM_NO,
              REASON_CODE,
              SUPERSEDED_BY_FILE,
              SUPERSEDED_BY_LINE,
              RECEIVED_AT,
              RUN_SEQ),
          List.of(SOURCE_FILE, LINE_NO, ITEM_NO));

  public static final TableSpec LOAD_HOURS =
      hours(
          "core_grid__load_hours",
          "Metered load of the regions in force: the latest arrival",
          List.of(
              REGION,
              HOUR_START_UTC,
              MARKET_DATE,
              LOAD_WH,
              MinerColumns.MESSAGE_NO,
              RECEIVED_AT,
              SOURCE_FILE,
              LINE_NO,
              RUN_SEQ),
          List.of(REGION, HOUR_START_UTC));

  public static final TableSpec REGION_HOURS =
      new TableSpec(
          "core_grid__region_hours",
          "Load of the regions, its known mining and its native part",
          List.of(
              REGION,
              HOUR_START_UTC,
              MARKET_DATE,
              MARKET_HOUR,
              LOCAL_DATE,
              LOCAL_HOUR,
              ZONE,
              LOAD_WH,
              MINING_KNOWN_WH,
              NATIVE_WH,
              MINING_COVERAGE_PCT),
          List.of(REGION, HOUR_START_UTC),
          Partitioning.MONTH,
          Audience.PUBLISHED,
          TableSpec.REGION_DAYS);

  public static final TableSpec CAPACITY_HOURS =
      hours(
          "core_grid__capacity_hours",
          "The operator's installed and available capacity in force: the latest arrival",
          List.of(
              REGION,
              HOUR_START_UTC,
              MARKET_DATE,
              INSTALLED_MW,
              AVAILABLE_MW.nullable(),
              RECEIVED_AT,
              SOURCE_FILE,
              LINE_NO,
              RUN_SEQ),
          List.of(REGION, HOUR_START_UTC));

  public static final TableSpec AVAILABLE_CAPACITY =
      new TableSpec(
          "core_grid__available_capacity",
          "Capacity that can run in each region and hour, and whether the operator reported it",
          List.of(
              REGION,
              HOUR_START_UTC,
              MARKET_DATE,
              MARKET_HOUR,
              LOCAL_DATE,
              LOCAL_HOUR,
              ZONE,
              INSTALLED_MW,
              OUTAGE_MW,
              AVAILABLE_MW,
              AVAILABLE_REASON_CODE),
          List.of(REGION, HOUR_START_UTC),
          Partitioning.MONTH,
          Audience.PUBLISHED,
          TableSpec.REGION_DAYS);

  public static final ColumnSpec OUTAGE_ID = ColumnSpec.text("outage_id", "Outage as notified");
  public static final ColumnSpec PLANT_ID =
      ColumnSpec.text("plant_id", "Plant or unit concerned").nullable();
  public static final ColumnSpec START_UTC = ColumnSpec.instant("start_utc", "First instant");
  public static final ColumnSpec END_UTC = ColumnSpec.instant("end_utc", "End, exclusive");
  public static final ColumnSpec UNAVAILABLE_MW =
      ColumnSpec.mw("unavailable_mw", "Capacity on outage");
  public static final ColumnSpec OUTAGE_KIND = ColumnSpec.text("outage_kind", "planned or forced");

  public static final TableSpec OUTAGES =
      whole(
          "core_grid__outages",
          "Outages of plants in force: the latest arrival of each",
          List.of(
              OUTAGE_ID,
              REGION,
              PLANT_ID,
              START_UTC,
              END_UTC,
              UNAVAILABLE_MW,
              OUTAGE_KIND,
              RECEIVED_AT,
              SOURCE_FILE,
              LINE_NO,
              RUN_SEQ),
          List.of(OUTAGE_ID));

  public static final ColumnSpec EVENT_ID = ColumnSpec.text("event_id", "Event as announced");
  public static final ColumnSpec CHANGE_MW =
      ColumnSpec.mw(
          "change_mw",
          "By how much the region's load changes; negative: demand falls away; 0: withdrawn");
  public static final ColumnSpec EVENT_NOTE =
      ColumnSpec.text("event_note", "What happens, in the sender's words").nullable();

  public static final ColumnSpec EVENT_END_UTC =
      ColumnSpec.instant("end_utc", "End, exclusive; null = until further notice").nullable();

  public static final TableSpec LOAD_EVENTS =
      whole(
          "core_grid__load_events",
          "Announced changes of the load of regions: the latest arrival of each event",
          List.of(
              EVENT_ID,
              REGION,
              START_UTC,
              EVENT_END_UTC,
              CHANGE_MW,
              EVENT_NOTE,
              RECEIVED_AT,
              SOURCE_FILE,
              LINE_NO,
              RUN_SEQ),
          List.of(EVENT_ID));

  public static final TableSpec REGIONS =
      whole(
          "core_grid__regions",
          "Regions, their zone and exchange limits, effective-dated",
          List.of(
              REGION,
              VALID_FROM,
              ZONE,
              IMPORT_CAP_MW,
              EXPORT_CAP_MW,
              RECEIVED_AT,
              SOURCE_FILE,
              LINE_NO,
              RUN_SEQ),
          List.of(REGION, VALID_FROM));

  public static final ColumnSpec LEGAL_SOURCE =
      ColumnSpec.text("legal_source", "Where it is published").nullable();

  public static final TableSpec TIES =
      whole(
          "core_grid__ties",
          "Corridors between zones with their net transfer capacity, effective-dated",
          List.of(
              TIE,
              VALID_FROM,
              FROM_ZONE,
              TO_ZONE,
              NTC_FORWARD_MW,
              NTC_BACKWARD_MW,
              LEGAL_SOURCE,
              RECEIVED_AT,
              SOURCE_FILE,
              LINE_NO,
              RUN_SEQ),
          List.of(TIE, VALID_FROM));

  public static final ColumnSpec UNIT =
      ColumnSpec.text(
          "unit", "Generating unit, or a group of equal ones, as the operator names it");
  public static final ColumnSpec FUEL =
      ColumnSpec.text("fuel", "coal, gas, oil, hydro, nuclear, biomass, wind or solar");
  public static final ColumnSpec UNIT_COUNT =
      ColumnSpec.count(
              "unit_count",
              "How many equal units installed_mw is of; null = not said: conf/rules/outages.yaml"
                  + " has the typical size of the fuel's")
          .nullable();

  public static final TableSpec UNITS =
      whole(
          "core_grid__units",
          "Generating units, effective-dated: what may fail in the adequacy of a day",
          List.of(
              UNIT,
              VALID_FROM,
              VALID_TO,
              PLANT_ID,
              REGION,
              FUEL,
              INSTALLED_MW,
              UNIT_COUNT,
              RECEIVED_AT,
              SOURCE_FILE,
              LINE_NO,
              RUN_SEQ),
          List.of(UNIT, VALID_FROM));

  public static final ColumnSpec WEATHER_KIND =
      ColumnSpec.text("weather_kind", "actual or forecast");

  public static final TableSpec WEATHER_HOURS =
      hours(
          "core_weather__region_hours",
          "Temperature, wind and clouds: what was forecast, issue by issue, and what was measured",
          List.of(
              REGION,
              HOUR_START_UTC,
              WEATHER_KIND,
              ISSUED_AT_UTC,
              MARKET_DATE,
              TEMPERATURE_C,
              GridColumns.WIND_MS,
              GridColumns.CLOUD_PCT,
              GridColumns.STATION,
              RECEIVED_AT,
              SOURCE_FILE,
              LINE_NO,
              RUN_SEQ),
          List.of(REGION, HOUR_START_UTC, WEATHER_KIND, ISSUED_AT_UTC, GridColumns.STATION));

  public static final ColumnSpec CALENDAR_DATE = ColumnSpec.date("calendar_date", "The day");
  public static final ColumnSpec DAY_KIND =
      ColumnSpec.text("day_kind", "holiday, or a working day moved");

  public static final TableSpec CALENDAR_DAYS =
      whole(
          "core_calendar__days",
          "Holidays and moved working days",
          List.of(
              CALENDAR_DATE,
              DAY_KIND,
              NAME_KK.nullable(),
              NAME_RU.nullable(),
              RECEIVED_AT,
              SOURCE_FILE,
              LINE_NO,
              RUN_SEQ),
          List.of(CALENDAR_DATE));

  /** Every core table. */
  public static final List<TableSpec> ALL =
      List.of(
          REGISTER_SITES,
          REPORTED_HOURS,
          METER_HOURS,
          METER_INTERVALS,
          METERING_POINTS,
          SITE_HOURS,
          FILINGS,
          WITHDRAWALS,
          REJECTED,
          SUPERSEDED,
          LOAD_HOURS,
          REGION_HOURS,
          CAPACITY_HOURS,
          AVAILABLE_CAPACITY,
          OUTAGES,
          LOAD_EVENTS,
          REGIONS,
          TIES,
          UNITS,
          WEATHER_HOURS,
          CALENDAR_DAYS);
}
