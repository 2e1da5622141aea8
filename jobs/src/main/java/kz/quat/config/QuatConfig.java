package kz.quat.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;

/**
 * Everything that conf/ says, validated.
 *
 * @param root folder that holds conf/; relative paths are resolved against it
 * @param sha256 hash of all files of conf/; it identifies the configuration of a run
 */
public record QuatConfig(
    Path root,
    Paths paths,
    WarehouseConfig warehouse,
    MarketConfig market,
    CleanConfig clean,
    GridConfig grid,
    ForecastConfig forecast,
    AdequacyConfig adequacy,
    PublishConfig publish,
    QualityConfig quality,
    LeadsConfig leads,
    WatchConfig watch,
    Rules rules,
    String sha256) {

  /** Options of the shared catalog; empty if the warehouse is on one machine. */
  public Map<String, String> catalog() {
    return warehouse.catalog();
  }

  /** The folders, as absolute paths. */
  public record Paths(Path landing, Path warehouse, Path published, Path restricted, Path logs) {}

  /** The same configuration with other folders. */
  public QuatConfig withPaths(Paths other) {
    return new QuatConfig(
        root, other, warehouse, market, clean, grid, forecast, adequacy, publish, quality, leads,
        watch, rules, sha256);
  }

  /** The same configuration with another warehouse. */
  public QuatConfig withWarehouse(WarehouseConfig other) {
    return new QuatConfig(
        root, paths, other, market, clean, grid, forecast, adequacy, publish, quality, leads, watch,
        rules, sha256);
  }

  /**
   * Settings for cleaning what sources deliver.
   *
   * @param connectionTolerancePct percent by which the energy of an hour may exceed connection MW x
   *     1 h
   * @param maxReportBytes larger report files are refused without being parsed
   * @param maxReportDepth reports that are nested deeper are refused
   * @param maxReadingsPerReport reports with more readings are refused
   * @param meterGapDays a metering point without readings for longer than this counts as removed,
   *     not as late
   * @param meterLeastReadings a metering point with fewer readings is questioned, and no reading of
   *     it is required
   * @param leastHourPartsPct percent of an hour's intervals that must be present for an incomplete
   *     metered hour to be scaled up and marked; with 100 an incomplete hour is not used
   * @param messageZone tzdb name of the clock used in XML messages of meters
   * @param leftOutHours what happens to hours that a later revision of a report leaves out: {@code
   *     kept} as an earlier revision stated them, or {@code withdrawn}
   * @param retroactiveMonths months before the month of the delivery day that are derived again
   *     when a late row changes what was in force in them
   */
  public record CleanConfig(
      double connectionTolerancePct,
      long maxReportBytes,
      int maxReportDepth,
      int maxReadingsPerReport,
      int meterGapDays,
      int meterLeastReadings,
      double leastHourPartsPct,
      String messageZone,
      String leftOutHours,
      int retroactiveMonths) {
    private static final String WITHDRAWN = "withdrawn";

    public CleanConfig {
      Check.oneOf("clean.left_out_hours", leftOutHours, "kept", WITHDRAWN);
      Check.range("clean.retroactive_months", retroactiveMonths, 0, 120);
      Check.range("clean.least_hour_parts_pct", leastHourPartsPct, 50, 100);
      ZoneId.of(messageZone);
      Check.range("clean.meter_gap_days", meterGapDays, 1, 60);
      Check.range("clean.meter_least_readings", meterLeastReadings, 1, 1000);
      Check.range("clean.connection_tolerance_pct", connectionTolerancePct, 0, 100);
      Check.range("clean.max_report_bytes", (double) maxReportBytes, 1024, 2e9);
      Check.range("clean.max_report_depth", maxReportDepth, 4, 1000);
      Check.range("clean.max_readings_per_report", maxReadingsPerReport, 24, 10_000_000);
    }

    /** True where hours that a later revision leaves out are withdrawn. */
    public boolean leftOutAreWithdrawn() {
      return leftOutHours.equals(WITHDRAWN);
    }
  }

  /**
   * Settings for the grid.
   *
   * @param availableFactorPct percent of installed capacity taken as available where the operator
   *     gives no figure
   * @param maxRegionsMissing number of regions that may lack load or capacity for the day; if more
   *     do, the run ends with exit code 4
   */
  public record GridConfig(double availableFactorPct, int maxRegionsMissing) {
    public GridConfig {
      Check.range("grid.available_factor_pct", availableFactorPct, 0, 100);
      Check.range("grid.max_regions_missing", maxRegionsMissing, 0, 100);
    }
  }

  /** Settings for the forecast: how many days of history it reads. */
  public record ForecastConfig(int historyDays) {
    public ForecastConfig {
      Check.range("forecast.history_days", historyDays, 14, 5000);
    }
  }

  /**
   * Settings for publishing: how many days the tables of regions and of sites cover, and how many
   * run folders are kept.
   */
  public record PublishConfig(int regionDays, int siteDays, int runsKept) {
    public PublishConfig {
      Check.range("publish.region_days", regionDays, 1, 5000);
      Check.range("publish.site_days", siteDays, 1, 5000);
      Check.range("publish.runs_kept", runsKept, 1, 1000);
    }
  }

  /**
   * Settings for the gate on refused records.
   *
   * @param maxRejectedPct percent of the records of one source in one run that may be refused
   * @param leastRejectedRecords with fewer refused records than this, no percentage is too high
   */
  public record QualityConfig(double maxRejectedPct, int leastRejectedRecords) {
    public QualityConfig {
      Check.range("quality.least_rejected_records", leastRejectedRecords, 1, 1_000_000);
      Check.range("quality.max_rejected_pct", maxRejectedPct, 0, 100);
    }
  }

  /**
   * Settings for leads.
   *
   * @param baseRate share of feeders expected to carry mining that nobody reports; it scales the
   *     confidences but does not change the order of leads
   * @param leastConfidence a feeder whose strongest step has less confidence than this is not a
   *     lead
   */
  public record LeadsConfig(double baseRate, double leastConfidence) {
    public LeadsConfig {
      Check.range("leads.base_rate", baseRate, 0.0001, 0.9999);
      Check.range("leads.least_confidence", leastConfidence, 0, 1);
    }
  }
}
