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
 * What a past day came to: metered native load, available capacity, limits. Asked what mining of so
 * many MW in each region would have met. No reserve is held back: the answer is the same whatever
 * reserve a case was cut with. A region without load or capacity takes no part.
 */
public final class ActualDay {

  private final Map<String, Row> regions = new TreeMap<>();
  private final Map<Integer, Map<String, CaseRegionHour>> hours = new TreeMap<>();
  private final List<CaseTie> ties = new ArrayList<>();
  private final QuotaSettings settings;

  /**
   * A past day.
   *
   * @param measured rows of what strain is computed from, as measured
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
   * How mining would have fared in an hour.
   *
   * @param unservedMw U* of native load alone
   * @param servableMw of the mining asked about, what could have been served after native load
   * @param inDeficitMw of it, what was asked for in regions that were short themselves
   * @param unknownMw what was asked for in regions whose load or capacity is not known
   */
  record Hour(double unservedMw, double servableMw, double inDeficitMw, double unknownMw) {}

  /** Whether load and capacity of any region are known in the hour. */
  boolean isKnown(int hour) {
    return hours.containsKey(hour);
  }

  /** The hour with mining of so many MW in each region, caps aside. */
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

  /** The most that mining of so many licensed MW could have had under the day's mining caps. */
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
   * One hour with one miner a region. Under one tier without minimum loads {@code max_min} grants
   * in all the most that can be granted: the feasible regional sums are a polymatroid, all of whose
   * maximal vectors have the same sum.
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
