package kz.quat.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One hour, tier after tier; earlier tiers are frozen. */
final class HourSolver {

  private final QuotaCase quotaCase;
  private final Topology topology;
  private final GridFlow flow;
  private final int[] minerRegion;
  private final SortedMap<Integer, List<Integer>> minersByTier = new TreeMap<>();

  HourSolver(QuotaCase quotaCase, NetworkHour network) {
    this.quotaCase = quotaCase;
    this.topology = network.topology();
    this.flow = network.flow();
    List<CaseMiner> miners = quotaCase.miners();
    minerRegion = new int[miners.size()];
    for (int m = 0; m < miners.size(); m++) {
      minerRegion[m] = topology.regions.indexOf(miners.get(m).region());
      minersByTier.computeIfAbsent(miners.get(m).tier(), tier -> new ArrayList<>()).add(m);
    }
  }

  /** What one hour gave, miner by miner in the case's order. */
  static final class Result {
    final long[] granted;
    final boolean[] atOwnBound;
    final boolean[] shutOff;
    final long[] lost;
    final long[] tierFill;
    final Blocking[] blocking;
    long unserved;

    private Result(int miners) {
      granted = new long[miners];
      atOwnBound = new boolean[miners];
      shutOff = new boolean[miners];
      lost = new long[miners];
      tierFill = new long[miners];
      blocking = new Blocking[miners];
    }
  }

  int regionOf(int miner) {
    return minerRegion[miner];
  }

  /**
   * Solves the hour.
   *
   * @param bounds the most each miner may take, mW
   * @param explain whether to look for what blocks each region
   */
  Result solve(Policy policy, HourLimits limits, long[] bounds, boolean explain) {
    HourState state = new HourState(topology, limits, flow);
    Result result = new Result(minerRegion.length);
    result.unserved = state.unserved;
    minersByTier.forEach(
        (tier, indices) -> {
          if (tier == 0) {
            indices.forEach(m -> result.granted[m] = exempt(m));
          } else {
            fillTier(policy, state, indices, bounds, explain, result);
          }
        });
    return result;
  }

  private long exempt(int miner) {
    CaseMiner row = quotaCase.miners().get(miner);
    Double own = row.ownGenMw();
    double mw = own == null ? 0 : Math.min(row.licensedMw(), own);
    return Watts.of(mw) * HourLimits.PER_WATT;
  }

  private void fillTier(
      Policy policy,
      HourState state,
      List<Integer> indices,
      long[] bounds,
      boolean explain,
      Result result) {
    List<CaseMiner> rows = quotaCase.miners();
    List<TierMiner> tier = new ArrayList<>(indices.size());
    for (int m : indices) {
      long minLoad = Watts.of(rows.get(m).minLoadMw()) * HourLimits.PER_WATT;
      tier.add(new TierMiner(m, minerRegion[m], rows.get(m).weight(), bounds[m], minLoad));
    }
    for (MinimumLoads.Off off : TierFill.fill(policy, state, tier, rows)) {
      result.shutOff[off.miner().index] = true;
      result.lost[off.miner().index] = off.lost();
    }
    long[] tierTotals = new long[topology.regionCount()];
    for (TierMiner miner : tier) {
      tierTotals[miner.region] += miner.granted;
      state.granted[miner.region] += miner.granted;
    }
    Blocking[] byRegion = new Blocking[topology.regionCount()];
    for (TierMiner miner : tier) {
      int m = miner.index;
      result.granted[m] = miner.granted;
      result.atOwnBound[m] = miner.atOwnBound;
      result.tierFill[m] = tierTotals[miner.region];
      if (explain && !miner.atOwnBound && !result.shutOff[m]) {
        if (byRegion[miner.region] == null) {
          byRegion[miner.region] = Blocking.of(state, miner.region);
        }
        result.blocking[m] = byRegion[miner.region];
      }
    }
  }
}
