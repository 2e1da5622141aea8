package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.date;
import static kz.quat.schema.ColumnSpec.instant;
import static kz.quat.schema.ColumnSpec.text;
import static kz.quat.schema.ColumnSpec.typed;

import java.util.List;
import kz.quat.schema.TableSpec.Partitioning;

/**
 * The dimensions of the published tables: what a region, a site or a date is. They are made when a
 * run is published and are not in the warehouse, since each follows from the configuration and from
 * rows that the warehouse has. The other tables refer to them ({@link ForeignKeys}).
 */
public final class DimensionTables {

  private DimensionTables() {}

  /** The code under which tables by region have the sum of all regions. */
  public static final String NATION = "KZ";

  public static final ColumnSpec REGION_KIND =
      text(
          "region_kind",
          "region; abroad: supply from abroad (X-RU), which has capacity and no load; nation: the"
              + " sum of all regions (KZ)");

  /** Like {@link MinerColumns#VALID_TO}, but computed: a later row of the same code ends this. */
  public static final ColumnSpec VALID_TO =
      date(
              "valid_to",
              "Last day on which the row is in force, also where a later row replaces it; null ="
                  + " until further notice")
          .nullable();

  public static final ColumnSpec IS_CURRENT =
      typed(
          "is_current",
          ColumnType.BOOL,
          Unit.NONE,
          "True for exactly one row of each code: the one in force on the delivery day, otherwise"
              + " the last one before it, otherwise the first one after it");

  public static final ColumnSpec NAME_EN = text("name_en", "Name in English").nullable();
  public static final ColumnSpec NAME_KK = text("name_kk", "Name in Kazakh").nullable();
  public static final ColumnSpec NAME_RU = text("name_ru", "Name in Russian").nullable();

  public static final ColumnSpec ESTABLISHED_ON =
      date(
              "established_on",
              "Day since which the region exists by law; figures of earlier days are those of its"
                  + " present area")
          .nullable();

  public static final ColumnSpec LON_DEG =
      typed(
              "lon_deg",
              ColumnType.DOUBLE,
              Unit.DEGREES,
              "Longitude (WGS 84) of a point inside the region, for a mark on a map")
          .nullable();
  public static final ColumnSpec LAT_DEG =
      typed(
              "lat_deg",
              ColumnType.DOUBLE,
              Unit.DEGREES,
              "Latitude (WGS 84) of a point inside the region, for a mark on a map")
          .nullable();
  public static final ColumnSpec GEOMETRY =
      typed(
              "geometry",
              ColumnType.GEOMETRY,
              Unit.NONE,
              "Outline of the region as WKB, longitude and latitude (OGC:CRS84), described by the"
                  + " file's GeoParquet metadata. (C) OpenStreetMap contributors, ODbL 1.0")
          .nullable();

  public static final TableSpec REGIONS =
      new TableSpec(
          "dim_region",
          "What tables by region refer to: names, zone and outline, effective-dated; a GeoParquet"
              + " file",
          List.of(
              Columns.REGION,
              Columns.VALID_FROM,
              VALID_TO,
              IS_CURRENT,
              REGION_KIND,
              NAME_EN,
              NAME_KK,
              NAME_RU,
              Columns.ZONE.nullable(),
              Clocks.ZONE_ID.nullable(),
              ESTABLISHED_ON,
              LON_DEG,
              LAT_DEG,
              GEOMETRY),
          List.of(Columns.REGION, Columns.VALID_FROM),
          Partitioning.NONE,
          Audience.PUBLISHED,
          0);

  public static final TableSpec SITES =
      new TableSpec(
          "dim_site",
          "Sites of the register with the span of days in which each row is in force",
          List.of(
              Columns.SITE_ID,
              Columns.VALID_FROM,
              VALID_TO,
              IS_CURRENT,
              NAME_KK,
              NAME_RU,
              Columns.MINER_BIN,
              MinerColumns.LICENCE_NO,
              MinerColumns.LICENCE_KIND,
              MinerColumns.HOST_SITE_ID,
              Columns.REGION,
              MinerColumns.FEEDER_ID,
              Columns.LICENSED_MW,
              Columns.CONNECTION_MW,
              MinerColumns.SUPPLY,
              MinerColumns.OWN_GEN_MW,
              Columns.TIER.nullable(),
              MinerColumns.ACCEPTED_ON),
          List.of(Columns.SITE_ID, Columns.VALID_FROM),
          Partitioning.NONE,
          Audience.RESTRICTED,
          0);

  public static final ColumnSpec DATE = date("market_date", "The day (Asia/Almaty)");
  public static final ColumnSpec YEAR = whole("calendar_year", "Year");
  public static final ColumnSpec MONTH = whole("month_of_year", "Month, 1 to 12");
  public static final ColumnSpec DAY = whole("day_of_month", "Day of the month, 1 to 31");
  public static final ColumnSpec ISO_WEEK = text("iso_week", "Week of ISO 8601, as 2022-W49");
  public static final ColumnSpec ISO_WEEKDAY =
      whole("iso_weekday", "Day of the week, 1 Monday to 7 Sunday");
  public static final ColumnSpec IS_DELIVERY_DAY =
      typed(
          "is_delivery_day",
          ColumnType.BOOL,
          Unit.NONE,
          "True for the day whose quotas this run recommends");
  public static final ColumnSpec DAY_CODE =
      text(
              "day_code",
              "working; weekend; holiday: a day off that the calendar lists, whichever weekday;"
                  + " working_moved: worked although it would be a day off; null = no calendar"
                  + " arrived that covers the day")
          .nullable();
  public static final ColumnSpec IS_WORKING_DAY =
      typed(
              "is_working_day",
              ColumnType.BOOL,
              Unit.NONE,
              "Whether the day is worked; null = no calendar arrived that covers the day")
          .nullable();
  public static final ColumnSpec HOLIDAY_KK =
      text("name_kk", "What the calendar says of the day, in Kazakh; null = the day is not listed")
          .nullable();
  public static final ColumnSpec HOLIDAY_RU =
      text("name_ru", "What the calendar says of the day, in Russian; null = the day is not listed")
          .nullable();
  public static final ColumnSpec HOURS_IN_DAY =
      typed(
          "hours_in_day",
          ColumnType.INT,
          Unit.HOURS,
          "Hours of the market day: 24, or 25 on 2024-02-29, when the clocks went back");
  public static final ColumnSpec UTC_OFFSET_MINUTES =
      typed(
          "utc_offset_minutes",
          ColumnType.INT,
          Unit.MINUTES,
          "How far market time is ahead of UTC when the day begins");
  public static final ColumnSpec CLOCK_CHANGE_MINUTES =
      typed(
          "clock_change_minutes",
          ColumnType.INT,
          Unit.MINUTES,
          "By how much the market's clock is moved during the day; -60: back by an hour; 0: not"
              + " moved");
  public static final ColumnSpec CLOCK_CHANGE_UTC =
      instant("clock_change_utc", "When the market's clock is moved; null = not moved").nullable();
  public static final ColumnSpec REGION_CLOCK_CHANGES =
      text(
              "region_clock_changes",
              "Regions whose own clock is moved during the day, by how many minutes, separated by"
                  + " semicolons (KZ-39=-60); null = none")
          .nullable();

  public static final TableSpec DATES =
      new TableSpec(
          "dim_date",
          "Every date from the first year of the published days to the end of the year after the"
              + " delivery day: weekday, holidays and moved working days, hours and clock changes",
          List.of(
              DATE,
              YEAR,
              ReconciliationColumns.QUARTER,
              MONTH,
              DAY,
              ISO_WEEK,
              ISO_WEEKDAY,
              IS_DELIVERY_DAY,
              DAY_CODE,
              IS_WORKING_DAY,
              HOLIDAY_KK,
              HOLIDAY_RU,
              HOURS_IN_DAY,
              UTC_OFFSET_MINUTES,
              CLOCK_CHANGE_MINUTES,
              CLOCK_CHANGE_UTC,
              REGION_CLOCK_CHANGES),
          List.of(DATE),
          Partitioning.NONE,
          Audience.PUBLISHED,
          0);

  /** Every dimension. */
  public static final List<TableSpec> ALL = List.of(REGIONS, SITES, DATES);

  private static ColumnSpec whole(String name, String meaning) {
    return typed(name, ColumnType.INT, Unit.NONE, meaning);
  }
}
