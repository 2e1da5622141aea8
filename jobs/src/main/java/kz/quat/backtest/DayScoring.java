package kz.quat.backtest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.solution.Solution;
import kz.quat.quota.CaseOfDay;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Row;

/** Scores the solutions of one day. */
final class DayScoring {

  /** Power below this is treated as nothing, as in docs/spec/quotas.md. */
  private static final double TOLERANCE_MW = 1e-6;

  /** Rounding to whole watts in a region and hour does not count as a breach. */
  private static final double BREACH_MW = 1e-3;

  private static final double WH_PER_MWH = 1e6;

  private final CaseOfDay day;
  private final ActualDay actual;
  private final Map<String, Double> usedMwh = new HashMap<>();
  private final Map<Integer, Double> usableMw = new TreeMap<>();

  /**
   * Prepares to score a day.
   *
   * @param siteHours rows of site_id, market_hour and used_wh of the day, for hours whose
   *     consumption is known
   */
  DayScoring(CaseOfDay day, ActualDay actual, List<Row> siteHours) {
    this.day = day;
    this.actual = actual;
    for (Row row : siteHours) {
      usedMwh.put(
          key(Columns.SITE_ID.from(row), Columns.MARKET_HOUR.<Integer>from(row)),
          MinerColumns.USED_WH.<Long>from(row) / WH_PER_MWH);
    }
    Map<String, Double> licensed = new TreeMap<>();
    for (CaseMiner miner : day.quotaCase().miners()) {
      if (miner.tier() > 0) {
        licensed.merge(miner.region(), miner.licensedMw(), Double::sum);
      }
    }
    for (int hour : day.quotaCase().hours()) {
      if (actual.isKnown(hour)) {
        usableMw.put(hour, actual.usableMw(hour, licensed));
      }
    }
  }

  /** The score of the day for one policy's quotas. */
  DayScore of(Solution solution) {
    Map<Integer, Map<String, Double>> granted = new TreeMap<>();
    for (Solution.RegionQuota quota : solution.regionQuotas()) {
      if (quota.quotaMw() > 0) {
        granted
            .computeIfAbsent(quota.hour(), hour -> new TreeMap<>())
            .put(quota.region(), quota.quotaMw());
      }
    }
    GridSums grid = new GridSums();
    for (Map.Entry<Integer, Double> hour : usableMw.entrySet()) {
      Map<String, Double> mining = granted.getOrDefault(hour.getKey(), Map.of());
      grid.add(mining, actual.with(hour.getKey(), mining), hour.getValue());
    }
    return score(solution, grid, uptake(solution));
  }

  private static final class GridSums {
    private long shortHours;
    private long breachHours;
    private double unserved;
    private double granted;
    private double inShortHours;
    private double inDeficit;
    private double unservable;
    private double usable;
    private double notGranted;
    private double unknown;

    void add(Map<String, Double> mining, ActualDay.Hour hour, double usableMw) {
      double all = 0;
      for (double mw : mining.values()) {
        all += mw;
      }
      double known = all - hour.unknownMw();
      granted += known;
      unknown += hour.unknownMw();
      unserved += hour.unservedMw();
      if (hour.unservedMw() > TOLERANCE_MW) {
        shortHours++;
        inShortHours += known;
        inDeficit += hour.inDeficitMw();
      }
      double beyond = known - hour.servableMw();
      if (beyond > BREACH_MW) {
        breachHours++;
        unservable += beyond;
      }
      usable += usableMw;
      notGranted += Math.max(0, usableMw - hour.servableMw());
    }
  }

  private record Utilisation(
      double quotaMwh, double withinMwh, long exceededHours, double beyondMwh) {}

  /**
   * Compares quotas with consumption, site by site. The exempt part of a site and the rest are
   * added up to one quota.
   */
  private Utilisation uptake(Solution solution) {
    Map<String, Double> quotas = new TreeMap<>();
    for (Solution.Quota quota : solution.quotas()) {
      quotas.merge(
          key(CaseOfDay.siteOf(quota.miner()), quota.hour()), quota.quotaMw(), Double::sum);
    }
    double quotaMwh = 0;
    double within = 0;
    long exceeded = 0;
    double beyond = 0;
    for (Map.Entry<String, Double> quota : quotas.entrySet()) {
      Double used = usedMwh.get(quota.getKey());
      if (used != null) {
        quotaMwh += quota.getValue();
        within += Math.min(used, quota.getValue());
        if (used > quota.getValue() + TOLERANCE_MW) {
          exceeded++;
          beyond += used - quota.getValue();
        }
      }
    }
    return new Utilisation(quotaMwh, within, exceeded, beyond);
  }

  private DayScore score(Solution solution, GridSums grid, Utilisation uptake) {
    return new DayScore(
        solution.policy().id(),
        day.date(),
        1,
        usableMw.size(),
        grid.shortHours,
        grid.unserved,
        grid.granted,
        grid.inShortHours,
        grid.inDeficit,
        grid.breachHours,
        grid.unservable,
        grid.usable,
        grid.notGranted,
        uptake.quotaMwh(),
        uptake.withinMwh(),
        uptake.exceededHours(),
        uptake.beyondMwh(),
        grid.unknown);
  }

  private static String key(String site, int hour) {
    return site + ' ' + hour;
  }
}
