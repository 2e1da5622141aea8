package kz.quat.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Interruptible quotas: with the firm quotas frozen, what the median load leaves is filled by the
 * same policy. Published beside the firm quotas, never added to them.
 *
 * @param policy the policy that filled them
 * @param quotas by miner and hour; exempt sites have 0
 * @param shutOffs sites without a firm quota that could not reach their minimum load here either
 */
public record Interruptible(
    Policy policy, List<Solution.Quota> quotas, List<Solution.ShutOff> shutOffs) {

  /** Copies the lists. */
  public Interruptible {
    quotas = List.copyOf(quotas);
    shutOffs = List.copyOf(shutOffs);
  }

  /**
   * Fills what the firm quotas leave on the median load. Ramps count from firm and interruptible
   * together; a minimum load counts only for a site whose firm quota does not reach it.
   *
   * @param quotaCase the case that {@code firm} solves; throws {@link IllegalArgumentException}
   *     where the miners or hours differ
   */
  public static Interruptible fill(QuotaCase quotaCase, Solution firm) {
    Topology topology = new Topology(quotaCase.regions(), quotaCase.ties());
    MinerTable miners = new MinerTable(quotaCase, topology);
    DayInputs inputs = new DayInputs(quotaCase.onMedianLoad(), topology);
    HourSolver solver = new HourSolver(topology, miners, firm.policy());
    Map<Integer, long[]> firmWatts = firmWatts(quotaCase, firm);
    List<long[]> extras = new ArrayList<>();
    List<Solution.ShutOff> shutOffs = new ArrayList<>();
    long[] previous = miners.previous();
    for (Map.Entry<Integer, long[]> hour : new java.util.TreeMap<>(firmWatts).entrySet()) {
      HourDemand demand = demand(miners, topology, previous, hour.getValue());
      HourState state = solver.solve(inputs.limits(hour.getKey()), demand);
      long[] extra = new long[miners.count()];
      for (int m = 0; m < extra.length; m++) {
        extra[m] = SolutionTables.wholeWatts(state.granted[m]);
        previous[m] = hour.getValue()[m] + extra[m];
        if (state.shut[m]) {
          double lostMwh = Watts.sixDecimals(state.lost[m] / HourLimits.PER_MW);
          shutOffs.add(new Solution.ShutOff(miners.rows.get(m).miner(), hour.getKey(), lostMwh));
        }
      }
      extras.add(extra);
      solver.nextHour();
    }
    shutOffs.sort(
        java.util.Comparator.comparing(Solution.ShutOff::miner)
            .thenComparingInt(Solution.ShutOff::hour));
    return new Interruptible(firm.policy(), rows(quotaCase, extras), shutOffs);
  }

  private static HourDemand demand(
      MinerTable miners, Topology topology, long[] previous, long[] firm) {
    double[] bound = miners.bounds(previous);
    double[] minLoad = new double[bound.length];
    double[] frozen = new double[topology.regionCount()];
    for (int m = 0; m < bound.length; m++) {
      double has = firm[m] * (double) HourLimits.PER_WATT;
      bound[m] = Math.max(0, bound[m] - has);
      boolean runs = has >= miners.minLoad[m] - HourState.TOLERANCE;
      minLoad[m] = runs ? 0 : miners.minLoad[m] - has;
      frozen[miners.region[m]] += miners.rows.get(m).tier() == 0 ? 0 : has;
    }
    return new HourDemand(miners, bound, minLoad, frozen);
  }

  private static Map<Integer, long[]> firmWatts(QuotaCase quotaCase, Solution firm) {
    List<CaseMiner> miners = quotaCase.miners();
    List<Integer> hours = quotaCase.hours();
    if (firm.quotas().size() != miners.size() * hours.size()) {
      throw new IllegalArgumentException("Invalid firm quotas (must be of the same case)");
    }
    Map<Integer, long[]> watts = new HashMap<>();
    hours.forEach(hour -> watts.put(hour, new long[miners.size()]));
    for (int i = 0; i < firm.quotas().size(); i++) {
      Solution.Quota quota = firm.quotas().get(i);
      int miner = i / hours.size();
      long[] ofHour = watts.get(quota.hour());
      if (ofHour == null || !quota.miner().equals(miners.get(miner).miner())) {
        throw new IllegalArgumentException("Invalid firm quotas (must be of the same case)");
      }
      ofHour[miner] = Watts.of(quota.quotaMw());
    }
    return watts;
  }

  private static List<Solution.Quota> rows(QuotaCase quotaCase, List<long[]> extras) {
    List<Solution.Quota> rows = new ArrayList<>();
    List<Integer> hours = quotaCase.hours();
    for (int m = 0; m < quotaCase.miners().size(); m++) {
      for (int h = 0; h < hours.size(); h++) {
        String miner = quotaCase.miners().get(m).miner();
        rows.add(new Solution.Quota(miner, hours.get(h), Watts.mw(extras.get(h)[m])));
      }
    }
    return rows;
  }
}
