package kz.quat.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;

/**
 * Everything that conf/ says, validated.
 *
 * @param root folder that holds conf/, against which relative paths are resolved
 * @param sha256 hash over all files of conf/: names what a run was configured with
 */
public record QuatConfig(
    Path root,
    Paths paths,
    WarehouseConfig warehouse,
    MarketConfig market,
    CleanConfig clean,
    GridConfig grid,
    ForecastConfig forecast,
    PublishConfig publish,
    QualityConfig quality,
    LeadsConfig leads,
    WatchConfig watch,
    Rules rules,
    String sha256) {

  /** Options of the shared catalog; empty on one machine. */
  public Map<String, String> catalog() {
    return warehouse.catalog();
  }

  /** The folders, absolute. */
  public record Paths(Path landing, Path warehouse, Path published, Path restricted, Path logs) {}

  /** The same configuration over other folders. */
  public QuatConfig withPaths(Paths other) {
    return new QuatConfig(
        root, other, warehouse, market, clean, grid, forecast, publish, quality, leads, watch,
        rules, sha256);
  }

  /** The same configuration over another warehouse. */
  public QuatConfig withWarehouse(WarehouseConfig other) {
    return new QuatConfig(
        root, paths, other, market, clean, grid, forecast, publish, quality, leads, watch, rules,
        sha256);
  }

  /**
   * Cleaning.
   *
   * @param connectionTolerancePct energy of an hour may exceed connection MW x 1 h by this much
   * @param maxReportBytes larger report files are refused unread
   * @param maxReportDepth deeper nested reports are refused
   * @param maxReadingsPerReport reports with more readings are refused
   * @param meterGapDays a metering point without readings for longer was away, not late
   * @param meterLeastReadings a metering point with fewer is questioned, not demanded
   * @param leastHourPartsPct share of an hour's parts from which a metered hour that lacks some is
   *     scaled up and marked; 100: such an hour is not taken
   * @param messageZone tzdb name of the clock of XML messages of meters
   * @param leftOutHours what becomes of hours that a later revision of a report leaves out: {@code
   *     kept} as an earlier one stated them, or {@code withdrawn}
   * @param retroactiveMonths months before the delivery day's that are derived again where a late
   *     row changes what was in force in them
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

    /** Whether hours that a later revision leaves out are withdrawn. */
    public boolean leftOutAreWithdrawn() {
      return leftOutHours.equals(WITHDRAWN);
    }
  }

  /**
   * Grid.
   *
   * @param availableFactorPct installed to available capacity where the operator gives no figure
   * @param maxRegionsMissing regions that may lack load or capacity for the day; more: exit 4
   */
  public record GridConfig(double availableFactorPct, int maxRegionsMissing) {
    public GridConfig {
      Check.range("grid.available_factor_pct", availableFactorPct, 0, 100);
      Check.range("grid.max_regions_missing", maxRegionsMissing, 0, 100);
    }
  }

  /** Forecast: days of history read. */
  public record ForecastConfig(int historyDays) {
    public ForecastConfig {
      Check.range("forecast.history_days", historyDays, 14, 5000);
    }
  }

  /** Publishing: days of region and site tables, run folders kept. */
  public record PublishConfig(int regionDays, int siteDays, int runsKept) {
    public PublishConfig {
      Check.range("publish.region_days", regionDays, 1, 5000);
      Check.range("publish.site_days", siteDays, 1, 5000);
      Check.range("publish.runs_kept", runsKept, 1, 1000);
    }
  }

  /**
   * Quality gate.
   *
   * @param maxRejectedPct share of a source's records of one run that may be refused
   * @param leastRejectedRecords with fewer refused records no share is too high
   */
  public record QualityConfig(double maxRejectedPct, int leastRejectedRecords) {
    public QualityConfig {
      Check.range("quality.least_rejected_records", leastRejectedRecords, 1, 1_000_000);
      Check.range("quality.max_rejected_pct", maxRejectedPct, 0, 100);
    }
  }

  /**
   * Leads.
   *
   * @param baseRate share of feeders that are expected to carry mining which nobody reports: sets
   *     what a confidence means, not the order
   * @param leastConfidence a feeder whose strongest step has less is no lead
   */
  public record LeadsConfig(double baseRate, double leastConfidence) {
    public LeadsConfig {
      Check.range("leads.base_rate", baseRate, 0.0001, 0.9999);
      Check.range("leads.least_confidence", leastConfidence, 0, 1);
    }
  }
}
