package kz.quat.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.cases.Watts;
import kz.quat.allocation.fills.DayInputs;
import kz.quat.allocation.fills.HourDemand;
import kz.quat.allocation.fills.HourSolver;
import kz.quat.allocation.fills.HourState;
import kz.quat.allocation.fills.MinerTable;
import kz.quat.allocation.network.HourLimits;
import kz.quat.allocation.network.Topology;
import kz.quat.allocation.solution.Solution;

/**
 * Shares out by a policy, hour by hour, what is left after quotas that are already given. Ramps are
 * counted from everything that a site has. A minimum load applies only to a site that does not
 * reach it yet.
 */
final class RemainderFill {

  private final QuotaCase quotaCase;
  private final Topology topology;
  private final MinerTable miners;
  private final DayInputs inputs;
  private final HourSolver solver;
  private final boolean[] leftOut;
  private final List<long[]> extras = new ArrayList<>();
  private final List<Solution.ShutOff> shutOffs = new ArrayList<>();

  /**
   * @param leftOut miners that are offered nothing
   */
  RemainderFill(QuotaCase quotaCase, Policy policy, boolean[] leftOut) {
    this.quotaCase = quotaCase;
    this.leftOut = leftOut.clone();
    topology = new Topology(quotaCase.regions(), quotaCase.ties());
    miners = new MinerTable(quotaCase, topology);
    inputs = new DayInputs(quotaCase, topology);
    solver = new HourSolver(topology, miners, PolicyFills.of(policy));
  }

  /**
   * Fills all hours.
   *
   * @param held whole watts that each miner already has, by hour
   * @param drawn those of these watts that count as drawn from the grid
   */
  void fill(SortedMap<Integer, long[]> held, SortedMap<Integer, long[]> drawn) {
    long[] previous = miners.previous();
    for (Map.Entry<Integer, long[]> hour : held.entrySet()) {
      long[] has = hour.getValue();
      long[] taken = Objects.requireNonNull(drawn.get(hour.getKey()));
      HourState state = solver.solve(inputs.limits(hour.getKey()), demand(previous, has, taken));
      long[] extra = new long[miners.count()];
      for (int m = 0; m < extra.length; m++) {
        extra[m] = SolutionTables.wholeWatts(state.granted[m]);
        previous[m] = has[m] + extra[m];
        if (state.shut[m] && !leftOut[m]) {
          double lostMwh = Watts.sixDecimals(state.lost[m] / HourLimits.PER_MW);
          shutOffs.add(new Solution.ShutOff(miners.rows.get(m).miner(), hour.getKey(), lostMwh));
        }
      }
      extras.add(extra);
      solver.nextHour();
    }
    shutOffs.sort(
        Comparator.comparing(Solution.ShutOff::miner).thenComparingInt(Solution.ShutOff::hour));
  }

  private HourDemand demand(long[] previous, long[] held, long[] drawn) {
    double[] bound = miners.bounds(previous);
    double[] minLoad = new double[bound.length];
    double[] frozen = new double[topology.regionCount()];
    for (int m = 0; m < bound.length; m++) {
      double has = held[m] * (double) HourLimits.PER_WATT;
      bound[m] = leftOut[m] ? 0 : Math.max(0, bound[m] - has);
      boolean runs = leftOut[m] || has >= miners.minLoad[m] - HourState.TOLERANCE;
      minLoad[m] = runs ? 0 : miners.minLoad[m] - has;
      boolean exempt = miners.rows.get(m).tier() == 0;
      frozen[miners.region[m]] += exempt ? 0 : drawn[m] * (double) HourLimits.PER_WATT;
    }
    return new HourDemand(miners, bound, minLoad, frozen);
  }

  List<Solution.ShutOff> shutOffs() {
    return shutOffs;
  }

  /** The power that was shared out, by miner and hour. */
  List<Solution.Quota> quotas() {
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

  /**
   * Quotas as whole watts, by hour and miner.
   *
   * @throws IllegalArgumentException if they do not belong to exactly the miners and hours of the
   *     case
   */
  static SortedMap<Integer, long[]> watts(QuotaCase quotaCase, List<Solution.Quota> quotas) {
    List<CaseMiner> miners = quotaCase.miners();
    List<Integer> hours = quotaCase.hours();
    if (quotas.size() != miners.size() * hours.size()) {
      throw new IllegalArgumentException("Invalid firm quotas (must be of the same case)");
    }
    Map<Integer, long[]> watts = new HashMap<>();
    hours.forEach(hour -> watts.put(hour, new long[miners.size()]));
    for (int i = 0; i < quotas.size(); i++) {
      Solution.Quota quota = quotas.get(i);
      int miner = i / hours.size();
      long[] ofHour = watts.get(quota.hour());
      if (ofHour == null || !quota.miner().equals(miners.get(miner).miner())) {
        throw new IllegalArgumentException("Invalid firm quotas (must be of the same case)");
      }
      ofHour[miner] = Watts.of(quota.quotaMw());
    }
    return new TreeMap<>(watts);
  }
}
