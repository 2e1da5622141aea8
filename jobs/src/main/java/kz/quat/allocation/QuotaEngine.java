package kz.quat.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Solves a case: hour after hour, tier after tier, native load first (docs/spec/quotas.md). The
 * same case gives the same numbers to the last digit, whatever the order of its rows.
 */
public final class QuotaEngine {

  private final QuotaCase quotaCase;
  private final Policy policy;
  private final NetworkHour network;
  private final HourSolver solver;
  private final Explainer explainer;

  private final List<Solution.Quota> quotas = new ArrayList<>();
  private final List<Solution.RegionQuota> regionQuotas = new ArrayList<>();
  private final List<Solution.Hour> hours = new ArrayList<>();
  private final List<StrainRow> strain = new ArrayList<>();
  private final List<Solution.Explanation> explanations = new ArrayList<>();
  private final List<Solution.ShutOff> shutOffs = new ArrayList<>();

  private QuotaEngine(QuotaCase quotaCase, Policy policy) {
    this.quotaCase = quotaCase;
    this.policy = policy;
    this.network = new NetworkHour(quotaCase.regions(), quotaCase.ties());
    this.solver = new HourSolver(quotaCase, network);
    this.explainer = new Explainer(quotaCase, policy, network, solver);
  }

  /** The quotas of the case under the policy. */
  public static Solution solve(QuotaCase quotaCase, Policy policy) {
    return new QuotaEngine(quotaCase, policy).solve();
  }

  private Solution solve() {
    SortedMap<Integer, List<CaseRegionHour>> byHour = new TreeMap<>();
    for (CaseRegionHour row : quotaCase.regionHours()) {
      byHour.computeIfAbsent(row.hour(), hour -> new ArrayList<>()).add(row);
    }
    long[] previous = quotaCase.miners().stream().mapToLong(m -> milliwatts(m.prevMw())).toArray();
    for (Map.Entry<Integer, List<CaseRegionHour>> hour : byHour.entrySet()) {
      previous = solveHour(hour.getKey(), hour.getValue(), previous);
    }
    boolean minimumLoads = quotaCase.miners().stream().anyMatch(m -> m.minLoadMw() > 0);
    return new Solution(
        policy,
        policy.exactness(minimumLoads),
        sorted(quotas, Comparator.comparing(Solution.Quota::miner)),
        sorted(regionQuotas, Comparator.comparing(Solution.RegionQuota::region)),
        hours,
        sorted(strain, Comparator.comparing(StrainRow::region)),
        sorted(explanations, Comparator.comparing(Solution.Explanation::miner)),
        sorted(shutOffs, Comparator.comparing(Solution.ShutOff::miner)));
  }

  /** Rows come hour by hour, so a stable sort by name leaves each name's hours ascending. */
  private static <T> List<T> sorted(List<T> rows, Comparator<T> byName) {
    return rows.stream().sorted(byName).toList();
  }

  private long[] solveHour(int hour, List<CaseRegionHour> rows, long[] previous) {
    HourStrain system = network.strain(rows);
    strain.addAll(system.regions());
    HourLimits limits = limits(hour, rows);
    long[] bounds = bounds(previous);
    HourSolver.Result result = solver.solve(policy, limits, bounds, true);
    explanations.addAll(explainer.explain(hour, limits, bounds, result));
    record(hour, system, limits, result);
    return result.granted;
  }

  private HourLimits limits(int hour, List<CaseRegionHour> rows) {
    HourLimits limits = network.limits(rows);
    for (CaseZone zone : quotaCase.zones()) {
      int z = network.topology().zones.indexOf(zone.zone());
      if (z >= 0) {
        limits.zoneCap[z] = HourLimits.milliwatts(zone.miningCapMw());
      }
    }
    limits.nationalCap = HourLimits.milliwatts(quotaCase.nationalCapMw(hour));
    return limits;
  }

  /** {@code min(licensed, max(q(t−1) + ramp_up, min_load))} of section 1. */
  private long[] bounds(long[] previous) {
    long[] bounds = new long[previous.length];
    for (int m = 0; m < bounds.length; m++) {
      CaseMiner row = quotaCase.miners().get(m);
      long licensed = milliwatts(row.licensedMw());
      Limit ramp = row.rampUpMw();
      bounds[m] =
          ramp.isUnlimited()
              ? licensed
              : Math.min(
                  licensed,
                  Math.max(previous[m] + HourLimits.milliwatts(ramp), milliwatts(row.minLoadMw())));
    }
    return bounds;
  }

  private void record(int hour, HourStrain system, HourLimits limits, HourSolver.Result result) {
    int regions = network.topology().regionCount();
    double[] competing = new double[regions];
    double[] exempt = new double[regions];
    for (int m = 0; m < result.granted.length; m++) {
      CaseMiner row = quotaCase.miners().get(m);
      double mw = Explainer.megawatts(result.granted[m]);
      quotas.add(new Solution.Quota(row.miner(), hour, mw));
      (row.tier() == 0 ? exempt : competing)[solver.regionOf(m)] += mw;
      if (result.shutOff[m]) {
        shutOffs.add(new Solution.ShutOff(row.miner(), hour, Explainer.megawatts(result.lost[m])));
      }
    }
    double quotaMw = 0;
    double exemptMw = 0;
    for (int r = 0; r < regions; r++) {
      regionQuotas.add(
          new Solution.RegionQuota(
              network.topology().regions.get(r), hour, competing[r], exempt[r]));
      quotaMw += competing[r];
      exemptMw += exempt[r];
    }
    boolean capBinding =
        limits.nationalCap != HourLimits.UNLIMITED
            && quotaMw >= limits.nationalCap / HourLimits.PER_MW - 1e-6;
    hours.add(
        new Solution.Hour(
            hour,
            system.unservedMw(),
            quotaMw,
            exemptMw,
            system.systemHeadroomMw(),
            capBinding,
            system.systemLevel()));
  }

  private static long milliwatts(double mw) {
    return Watts.of(mw) * HourLimits.PER_WATT;
  }
}
