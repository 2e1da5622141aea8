package kz.quat.allocation;

import java.util.Map;
import java.util.TreeMap;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseZone;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;

/** Shorthands over solutions for tests. */
final class Quotas {
  /** Tolerance for sums of a few hundred published numbers, which are whole watts rounded down. */
  static final double DELTA_MW = 1e-3;

  /** Tolerance for a single quota: two watts. */
  static final double QUOTA_MW = 2e-6;

  private Quotas() {}

  /** Quotas of an hour by miner. */
  static Map<String, Double> of(Solution solution, int hour) {
    Map<String, Double> quotas = new TreeMap<>();
    solution.quotas().stream()
        .filter(quota -> quota.hour() == hour)
        .forEach(quota -> quotas.put(quota.miner(), quota.quotaMw()));
    return quotas;
  }

  static double get(Map<String, Double> quotas, String miner) {
    Double quota = quotas.get(miner);
    if (quota == null) {
      throw new AssertionError("no quota for " + miner);
    }
    return quota;
  }

  static Map<String, Double> of(QuotaCase quotaCase, Policy policy) {
    return of(QuotaEngine.solveQuotas(quotaCase, policy), 0);
  }

  /**
   * The most a miner may have in an hour, given its quota of the hour before (null: there is none).
   */
  static double bound(CaseMiner miner, double previousMw) {
    double reach = previousMw + miner.rampUpMw().mw();
    return Math.min(miner.licensedMw(), Math.max(reach, miner.minLoadMw()));
  }

  /** Whether the auction accepts the miner's bid. */
  static boolean isEligible(QuotaCase quotaCase, CaseMiner miner) {
    Double bid = miner.bidKztPerKwh();
    if (bid == null) {
      return false;
    }
    String zone =
        quotaCase.regions().stream()
            .filter(region -> region.region().equals(miner.region()))
            .findFirst()
            .orElseThrow()
            .zone();
    return quotaCase.zones().stream()
        .filter(row -> row.zone().equals(zone))
        .map(CaseZone::floorPriceKztPerKwh)
        .allMatch(floor -> floor == null || bid >= floor);
  }
}
