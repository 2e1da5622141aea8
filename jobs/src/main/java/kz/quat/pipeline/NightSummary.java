package kz.quat.pipeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.quat.allocation.solution.Solution;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.grid.DayStrain;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.quality.Finding;
import kz.quat.quality.NightChecks;
import kz.quat.schema.Audience;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Summarises the night in a few figures by region. */
final class NightSummary {

  private final Night night;
  private final QuotaStage.QuotaDecision decided;
  private final DayStrain strain;
  private final RunFolders folders;

  NightSummary(
      Night night, QuotaStage.QuotaDecision decided, DayStrain strain, RunFolders folders) {
    this.night = night;
    this.decided = decided;
    this.strain = strain;
    this.folders = folders;
  }

  /** The result of a night that had been published before: its run, and that nothing was done. */
  static NightResult unchanged(Manifest manifest, RunFolders folders) {
    return new NightResult(
        manifest.runId(),
        manifest.deliveryDate(),
        manifest.issuedAt(),
        false,
        manifest.policy(),
        List.of(),
        List.of(),
        0,
        0,
        null,
        List.of(),
        new TreeMap<>(),
        List.of(),
        folders.of(Audience.PUBLISHED, manifest.runId()),
        folders.of(Audience.RESTRICTED, manifest.runId()),
        null);
  }

  NightResult result(
      String runId,
      List<NightChecks.Records> records,
      SortedMap<String, Long> rejected,
      List<Finding> findings) {
    Solution solution = decided.solution();
    return new NightResult(
        runId,
        night.day(),
        night.issuedAt(),
        true,
        solution.policy().id(),
        strainByRegion(strain.regions()),
        quotasByRegion(decided.rows().regionHours(), decided.rows().siteHours()),
        solution.hours().stream().mapToDouble(Solution.Hour::unservedMw).sum(),
        solution.hours().stream().mapToDouble(Solution.Hour::unservedMw).max().orElse(0),
        worstHour(solution.systemHours()),
        records,
        rejected,
        findings,
        folders.of(Audience.PUBLISHED, runId),
        folders.of(Audience.RESTRICTED, runId),
        null);
  }

  /** The hour of the greatest shortage, or of the greatest strain if there is no shortage. */
  static NightResult.@Nullable SystemSummary worstHour(List<SystemRow> hours) {
    return hours.stream()
        .max(
            Comparator.comparingDouble(SystemRow::uncoveredMw)
                .thenComparingDouble(SystemRow::coordinatedStressMax))
        .map(
            hour ->
                new NightResult.SystemSummary(
                    hour.hour(),
                    hour.status().id(),
                    hour.uncoveredMw(),
                    hour.expectedMw(),
                    hour.uncertaintyMw(),
                    hour.reserveMw(),
                    hour.networkMw()))
        .orElse(null);
  }

  private static Map<String, List<Row>> byRegion(List<Row> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> Columns.REGION.<String>from(row), TreeMap::new, Collectors.toList()));
  }

  /**
   * Strain by region, worst first; a region without a known strain in any hour comes last.
   *
   * @param regions rows of {@link OutTables#STRAIN_REGION_HOURS}
   */
  static List<NightResult.RegionStrainSummary> strainByRegion(List<Row> regions) {
    List<NightResult.RegionStrainSummary> all = new ArrayList<>();
    byRegion(regions).forEach((region, rows) -> all.add(summary(region, rows)));
    all.sort(
        Comparator.comparingDouble(NightResult.RegionStrainSummary::worstStressRatio)
            .reversed()
            .thenComparing(NightResult.RegionStrainSummary::region));
    return all;
  }

  private static NightResult.RegionStrainSummary summary(String region, List<Row> rows) {
    String zone = Columns.ZONE.from(rows.get(0));
    double worst = -1;
    int worstHour = -1;
    String level = "unknown";
    double minSurplus = Double.POSITIVE_INFINITY;
    int red = 0;
    for (Row row : rows) {
      Double ratio = GridColumns.COORDINATED_STRESS_RATIO.from(row);
      if (ratio == null) {
        continue;
      }
      if (ratio > worst) {
        worst = ratio;
        worstHour = Columns.MARKET_HOUR.<Integer>from(row);
        level = GridColumns.COORDINATED_LEVEL.from(row);
      }
      red += "RED".equals(GridColumns.COORDINATED_LEVEL.from(row)) ? 1 : 0;
      minSurplus = Math.min(minSurplus, mw(row, GridColumns.SURPLUS_MW));
    }
    return new NightResult.RegionStrainSummary(
        region, zone, level, worst, worstHour, minSurplus, red);
  }

  /**
   * Quotas by region, for regions with a site.
   *
   * @param regionHours rows of {@link OutTables#QUOTA_REGION_HOURS}
   * @param siteHours rows of {@link OutTables#QUOTA_SITE_HOURS}
   */
  static List<NightResult.RegionQuotaSummary> quotasByRegion(
      List<Row> regionHours, List<Row> siteHours) {
    Map<String, List<Row>> sites = byRegion(siteHours);
    List<NightResult.RegionQuotaSummary> all = new ArrayList<>();
    byRegion(regionHours)
        .forEach(
            (region, rows) -> {
              long count = QuotaColumns.SITES.<Long>from(rows.get(0));
              if (count > 0) {
                List<Row> own = sites.getOrDefault(region, List.of());
                all.add(
                    new NightResult.RegionQuotaSummary(
                        region,
                        count,
                        mw(rows.get(0), Columns.LICENSED_MW),
                        sum(rows, QuotaColumns.QUOTA_MW),
                        sum(rows, QuotaColumns.EXEMPT_MW),
                        sum(own, QuotaColumns.ALLOWED_MW),
                        sum(own, QuotaColumns.INTERRUPTIBLE_MW),
                        sum(own, QuotaColumns.REOFFER_MW),
                        rows.stream()
                            .mapToDouble(r -> mw(r, QuotaColumns.QUOTA_MW))
                            .max()
                            .orElse(0),
                        (int) rows.stream().filter(r -> mw(r, QuotaColumns.QUOTA_MW) > 0).count()));
              }
            });
    return all;
  }

  private static double sum(List<Row> rows, ColumnSpec column) {
    return rows.stream().mapToDouble(row -> mw(row, column)).sum();
  }

  private static double mw(Row row, ColumnSpec column) {
    BigDecimal value = column.from(row);
    return value == null ? 0 : value.doubleValue();
  }
}
