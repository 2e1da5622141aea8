package kz.quat.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.allocation.QuotaEngine;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.CaseZone;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;
import kz.quat.quota.QuotaSettings;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import org.apache.spark.sql.Row;

/**
 * What actually happened on a past day: metered native load, available capacity and limits. It
 * answers what would have happened with a given mining load in each region. No reserve is kept, so
 * the answer does not depend on the reserve with which a case was computed. A region without load
 * or capacity is left out.
 */
public final class ActualDay {

  private final Map<String, Row> regions = new TreeMap<>();
  private final Map<Integer, Map<String, CaseRegionHour>> hours = new TreeMap<>();
  private final List<CaseTie> ties = new ArrayList<>();
  private final QuotaSettings settings;

  /**
   * A past day.
   *
   * @param measured rows of the inputs of strain, as measured
   * @param regionsInForce rows of the regions in force on the day
   * @param tiesInForce rows of the ties in force on the day
   * @param settings the mining caps of the day
   */
  public ActualDay(
      List<Row> measured, List<Row> regionsInForce, List<Row> tiesInForce, QuotaSettings settings) {
    this.settings = settings;
    regionsInForce.forEach(row -> regions.put(Columns.REGION.from(row), row));
    for (Row row : measured) {
      String region = Columns.REGION.from(row);
      Double available = GridColumns.AVAIL_GEN_MW.number(row);
      Double load = GridColumns.LOAD_P50_MW.number(row);
      if (available != null && load != null && regions.containsKey(region)) {
        int hour = Columns.MARKET_HOUR.<Integer>from(row);
        hours
            .computeIfAbsent(hour, h -> new TreeMap<>())
            .put(region, new CaseRegionHour(region, hour, available, load, load, 0));
      }
    }
    for (Row row : tiesInForce) {
      ties.add(
          new CaseTie(
              GridColumns.TIE.from(row),
              GridColumns.FROM_ZONE.from(row),
              GridColumns.TO_ZONE.from(row),
              Limit.ofNullable(GridColumns.NTC_FORWARD_MW.number(row)),
              Limit.ofNullable(GridColumns.NTC_BACKWARD_MW.number(row))));
    }
  }

  /**
   * What would have happened to mining in an hour.
   *
   * @param unservedMw U* of the native load alone
   * @param servableMw the part of the given mining that could have been served after the native
   *     load
   * @param inDeficitMw the part of the given mining in regions that were short themselves
   * @param unknownMw the part of the given mining in regions whose load or capacity is unknown
   */
  record Hour(double unservedMw, double servableMw, double inDeficitMw, double unknownMw) {}

  /** True if load and capacity of at least one region are known in the hour. */
  boolean isKnown(int hour) {
    return hours.containsKey(hour);
  }

  /** The hour with this mining in each region (MW), ignoring caps. */
  Hour with(int hour, Map<String, Double> miningMw) {
    Map<String, CaseRegionHour> rows = rows(hour);
    double unknown = 0;
    for (Map.Entry<String, Double> region : miningMw.entrySet()) {
      unknown += rows.containsKey(region.getKey()) ? 0 : region.getValue();
    }
    Solution solution =
        QuotaEngine.solve(oneHour(hour, miningMw, Limit.UNLIMITED, false), Policy.MAX_MIN);
    double inDeficit = 0;
    for (Solution.Explanation why : solution.explanations()) {
      inDeficit +=
          why.bindingKind().equals("deficit") ? miningMw.getOrDefault(why.miner(), 0.0) : 0;
    }
    Solution.Hour system = solution.hours().get(0);
    return new Hour(system.unservedMw(), system.quotaMw(), inDeficit, unknown);
  }

  /**
   * The most that mining with these licences (MW by region) could have had under the day's mining
   * caps.
   */
  double usableMw(int hour, Map<String, Double> licensedMw) {
    Limit national = settings.hourCaps().getOrDefault(hour, settings.nationalCap());
    return QuotaEngine.solveQuotas(oneHour(hour, licensedMw, national, true), Policy.MAX_MIN)
        .hours()
        .get(0)
        .quotaMw();
  }

  private Map<String, CaseRegionHour> rows(int hour) {
    return hours.getOrDefault(hour, Map.of());
  }

  /**
   * One hour with one miner per region. With one tier and no minimum loads, {@code max_min} grants
   * the largest possible total: the feasible regional sums form a polymatroid, and all maximal
   * vectors of a polymatroid have the same sum.
   */
  private QuotaCase oneHour(
      int hour, Map<String, Double> miningMw, Limit national, boolean capped) {
    List<CaseRegion> caseRegions = new ArrayList<>();
    List<CaseMiner> miners = new ArrayList<>();
    TreeSet<String> zones = new TreeSet<>();
    for (String region : rows(hour).keySet()) {
      CaseRegion row = region(region, capped);
      caseRegions.add(row);
      zones.add(row.zone());
      double mw = miningMw.getOrDefault(region, 0.0);
      if (mw > 0) {
        miners.add(CaseMiner.plain(region, region, mw, 1));
      }
    }
    List<CaseZone> caps = new ArrayList<>();
    if (capped) {
      settings
          .zoneCaps()
          .forEach(
              (zone, cap) -> {
                if (zones.contains(zone)) {
                  caps.add(new CaseZone(zone, cap, null));
                }
              });
    }
    return new QuotaCase(
        CaseParams.ofNationalCap(national),
        caseRegions,
        List.copyOf(rows(hour).values()),
        ties.stream()
            .filter(tie -> zones.contains(tie.fromZone()) && zones.contains(tie.toZone()))
            .toList(),
        caps,
        List.of(),
        miners);
  }

  private CaseRegion region(String region, boolean capped) {
    Row row = Objects.requireNonNull(regions.get(region));
    return new CaseRegion(
        region,
        Columns.ZONE.from(row),
        Limit.ofNullable(GridColumns.IMPORT_CAP_MW.number(row)),
        Limit.ofNullable(GridColumns.EXPORT_CAP_MW.number(row)),
        capped ? settings.regionCaps().getOrDefault(region, Limit.UNLIMITED) : Limit.UNLIMITED);
  }
}
