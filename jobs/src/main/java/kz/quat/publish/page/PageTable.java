package kz.quat.publish.page;

import java.time.LocalDate;
import java.util.List;
import kz.quat.schema.Audience;

/**
 * The part of a published table that a page contains.
 *
 * @param name the table, or with an asterisk at the end the beginning of the names of several
 * @param days number of market days up to and including the delivery day; 0 = the whole table
 * @param columns columns to take, as far as the file has them; none = all
 * @param maxRows the most rows taken, so that a page's size is bounded
 */
record PageTable(String name, Audience audience, int days, List<String> columns, int maxRows) {

  private static final int SITE_DAYS = 35;
  private static final int RECENT_DAYS = 4;
  private static final int YEAR_DAYS = 366;
  private static final int LONG_YEAR_DAYS = 400;
  private static final int MAX_REGION_HOURS = 200_000;
  private static final int MAX_ROWS = 60_000;
  private static final int MAX_LISTED = 20_000;

  PageTable {
    columns = List.copyOf(columns);
    if (days < 0 || maxRows < 1) {
      throw new IllegalArgumentException("Invalid slice of " + name);
    }
  }

  /** The slices in the order in which they appear in the page. */
  static final List<PageTable> ALL =
      List.of(
          published("out_strain__system_hours", 1),
          published("out_strain__zone_hours", 1),
          published("out_strain__tie_hours", 1),
          published(
              "core_grid__available_capacity",
              1,
              "region",
              "market_date",
              "market_hour",
              "installed_mw",
              "outage_mw",
              "available_mw"),
          published("out_strain__region_hours", 1),
          published("out_forecast__region_hours", 1, quantiles("region")),
          published("out_forecast__area_hours", 1, quantiles("area")),
          published("out_forecast__day_peaks", 1),
          published("out_quota__region_hours", 1),
          published("out_quota__policies", 1),
          published("out_quality__findings", 1),
          published("out_quality__records", 1),
          published("out_strain__load_duration", 0),
          published("out_strain__headroom_curve", 0),
          published("out_strain__adequacy_days", 1),
          published("out_strain__events", YEAR_DAYS),
          published(
              "out_strain__region_days",
              LONG_YEAR_DAYS,
              "region",
              "market_date",
              "energy_mwh",
              "mining_mwh",
              "peak_load_mw",
              "hours_yellow",
              "hours_orange",
              "hours_red",
              "hours_red_alone",
              "mwh_red",
              "worst_stress_ratio"),
          restricted("out_quota__site_hours", 1, MAX_ROWS),
          restricted("out_quota__explanations", 1, MAX_ROWS),
          restricted("out_quota__credits", 1, MAX_ROWS),
          new PageTable(
              "core_register__sites",
              Audience.RESTRICTED,
              0,
              List.of("site_id", "valid_from", "miner_bin", "name_kk", "name_ru"),
              MAX_LISTED),
          restricted("core_miner__filings", 0, MAX_LISTED),
          new PageTable(
              "core_miner__site_hours",
              Audience.RESTRICTED,
              SITE_DAYS,
              List.of("site_id", "region", "market_date", "reported_mwh", "metered_mwh"),
              MAX_ROWS),
          restricted("out_compliance__*", 0, MAX_LISTED),
          restricted("out_quality__site_*", 0, MAX_LISTED),
          restricted("out_quality__balance_days", 0, MAX_LISTED),
          restricted("out_quota__official", 0, MAX_LISTED),
          restricted("out_quota__price_uptake", 0, MAX_LISTED),
          restricted("out_leads__*", 0, MAX_LISTED));

  /**
   * The region-hours of a year, in a separate block that is read when a region's page is opened.
   */
  static final PageTable YEAR =
      new PageTable(
          "out_strain__region_hours",
          Audience.PUBLISHED,
          YEAR_DAYS,
          List.of(
              "region",
              "hour_start_utc",
              "market_date",
              "market_hour",
              "stress_ratio",
              "level",
              "coordinated_stress_ratio",
              "coordinated_level",
              "total_load_mw",
              "mining_load_mw"),
          MAX_REGION_HOURS);

  /** The last measured days of each region, shown with the forecast of the day. */
  static final PageTable RECENT =
      new PageTable(
          "out_strain__region_hours",
          Audience.PUBLISHED,
          RECENT_DAYS,
          List.of("region", "market_date", "market_hour", "total_load_mw", "mining_load_mw"),
          MAX_ROWS);

  /** Tables of the day before's run, with which the day is compared. */
  static final List<PageTable> BEFORE =
      List.of(
          published("out_strain__system_hours", 1),
          published(
              "out_strain__region_hours",
              1,
              "region",
              "market_date",
              "market_hour",
              "coordinated_level",
              "level"),
          published("out_quota__region_hours", 1));

  private static PageTable published(String name, int days, String... columns) {
    return new PageTable(name, Audience.PUBLISHED, days, List.of(columns), MAX_ROWS);
  }

  private static PageTable restricted(String name, int days, int maxRows) {
    return new PageTable(name, Audience.RESTRICTED, days, List.of(), maxRows);
  }

  private static String[] quantiles(String key) {
    return new String[] {
      key,
      "hour_start_utc",
      "market_date",
      "market_hour",
      "load_p10_mw",
      "load_p20_mw",
      "load_p30_mw",
      "load_p50_mw",
      "load_p70_mw",
      "load_p80_mw",
      "load_p90_mw",
      "model",
      "forecast_reason_code",
      "fallback_reason"
    };
  }

  /** True if this slice takes from the table of that name. */
  boolean covers(String table) {
    return name.endsWith("*")
        ? table.startsWith(name.substring(0, name.length() - 1))
        : table.equals(name);
  }

  /** First market day of the slice; {@code LocalDate.MIN} for a whole table. */
  LocalDate firstDay(LocalDate deliveryDate) {
    return days == 0 ? LocalDate.MIN : deliveryDate.minusDays(days - 1L);
  }
}
