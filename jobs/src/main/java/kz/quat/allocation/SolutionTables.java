package kz.quat.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.cases.Watts;
import kz.quat.allocation.explanations.HourExplanations;
import kz.quat.allocation.fills.HourState;
import kz.quat.allocation.fills.MinerTable;
import kz.quat.allocation.fills.TierPrice;
import kz.quat.allocation.network.HourLimits;
import kz.quat.allocation.network.Topology;
import kz.quat.allocation.solution.Solution;
import kz.quat.allocation.strain.CoordinatedRow;
import kz.quat.allocation.strain.HourStrain;
import kz.quat.allocation.strain.StrainRow;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.allocation.strain.TieFlow;

/** Collects the hours of a solution and turns them into its tables, which are sorted by key. */
final class SolutionTables {
  private final QuotaCase quotaCase;
  private final Topology topology;
  private final MinerTable miners;
  private final Policy policy;
  private final List<Integer> hourNumbers = new ArrayList<>();
  private final List<long[]> quotaWatts = new ArrayList<>();
  private final List<boolean[]> shut = new ArrayList<>();
  private final List<double[]> lost = new ArrayList<>();
  private final List<Solution.Hour> hours = new ArrayList<>();
  private final List<Solution.Price> prices = new ArrayList<>();
  private final List<StrainRow> strain = new ArrayList<>();
  private final List<CoordinatedRow> coordinated = new ArrayList<>();
  private final List<SystemRow> systemHours = new ArrayList<>();
  private final List<TieFlow> tieFlows = new ArrayList<>();
  private final List<Solution.Explanation[]> explanations = new ArrayList<>();

  SolutionTables(QuotaCase quotaCase, Topology topology, MinerTable miners, Policy policy) {
    this.quotaCase = quotaCase;
    this.topology = topology;
    this.miners = miners;
    this.policy = policy;
  }

  /** Adds an hour that has been filled, and returns its quotas in whole watts, rounded down. */
  long[] add(int hour, HourState state, HourStrain hourStrain) {
    long[] watts = new long[miners.count()];
    double tieredMw = 0;
    long tiered = 0;
    long exempt = 0;
    for (int m = 0; m < watts.length; m++) {
      if (miners.rows.get(m).tier() == 0) {
        watts[m] = miners.exemptWatts(m);
        exempt += watts[m];
      } else {
        watts[m] = wholeWatts(state.granted[m]);
        tiered += watts[m];
        tieredMw += state.granted[m];
      }
    }
    for (TierPrice price : state.prices) {
      prices.add(new Solution.Price(hour, price.tier(), price.element(), price.kztPerKwh()));
    }
    hourNumbers.add(hour);
    quotaWatts.add(watts);
    shut.add(state.shut);
    lost.add(state.lost);
    strain.addAll(hourStrain.regions());
    coordinated.addAll(hourStrain.coordinated());
    systemHours.add(hourStrain.system());
    tieFlows.addAll(hourStrain.ties());
    hours.add(
        new Solution.Hour(
            hour,
            hourStrain.unservedMw(),
            Watts.mw(tiered),
            Watts.mw(exempt),
            hourStrain.systemHeadroomMw(),
            tieredMw >= state.limits.nationalCap - HourState.TOLERANCE,
            hourStrain.systemLevel()));
    return watts;
  }

  /**
   * Rounds down to whole watts, so that the published quotas together never exceed a limit. A value
   * that misses a whole watt only by the rounding of doubles is taken as that watt.
   */
  static long wholeWatts(double milliwatts) {
    double rounding = 1e-5;
    return (long) (milliwatts / HourLimits.PER_WATT + rounding);
  }

  /** Adds the explanations of the hour that was added last. */
  void explain(HourExplanations hour) {
    long[] watts = quotaWatts.get(quotaWatts.size() - 1);
    Solution.Explanation[] rows = new Solution.Explanation[watts.length];
    for (int m = 0; m < rows.length; m++) {
      rows[m] = hour.of(m, watts[m]);
    }
    explanations.add(rows);
  }

  Solution solution() {
    List<Solution.Quota> quotas = new ArrayList<>();
    List<Solution.Explanation> explained = new ArrayList<>();
    List<Solution.ShutOff> shutOffs = new ArrayList<>();
    TreeMap<String, Double> credit = new TreeMap<>();
    for (int m = 0; m < miners.count(); m++) {
      CaseMiner row = miners.rows.get(m);
      double lostMwh = 0;
      for (int h = 0; h < hours.size(); h++) {
        int hour = hourNumbers.get(h);
        quotas.add(new Solution.Quota(row.miner(), hour, Watts.mw(quotaWatts.get(h)[m])));
        if (!explanations.isEmpty()) {
          explained.add(explanations.get(h)[m]);
        }
        if (shut.get(h)[m]) {
          double hourMwh = Watts.sixDecimals(lost.get(h)[m] / HourLimits.PER_MW);
          lostMwh += hourMwh;
          shutOffs.add(new Solution.ShutOff(row.miner(), hour, hourMwh));
        }
      }
      if (row.tier() > 0) {
        credit.put(row.miner(), Watts.sixDecimals(row.shutoffCreditMwh() + lostMwh));
      }
    }
    boolean minimumLoads =
        quotaCase.miners().stream().anyMatch(row -> row.tier() > 0 && row.minLoadMw() > 0);
    return new Solution(
        policy,
        policy.exactness(minimumLoads),
        quotas,
        regionQuotas(),
        hours,
        strain.stream().sorted(Comparator.comparing(StrainRow::region)).toList(),
        coordinated.stream().sorted(Comparator.comparing(CoordinatedRow::region)).toList(),
        systemHours,
        tieFlows.stream().sorted(Comparator.comparing(TieFlow::tie)).toList(),
        explained,
        shutOffs,
        prices.stream()
            .sorted(
                Comparator.comparingInt(Solution.Price::hour)
                    .thenComparingInt(Solution.Price::tier)
                    .thenComparing(Solution.Price::element))
            .toList(),
        credit);
  }

  private List<Solution.RegionQuota> regionQuotas() {
    List<Solution.RegionQuota> rows = new ArrayList<>();
    for (int r = 0; r < topology.regionCount(); r++) {
      for (int h = 0; h < hours.size(); h++) {
        long tiered = 0;
        long exempt = 0;
        for (int m = 0; m < miners.count(); m++) {
          boolean isExempt = miners.rows.get(m).tier() == 0;
          long here = miners.region[m] == r ? quotaWatts.get(h)[m] : 0;
          tiered += isExempt ? 0 : here;
          exempt += isExempt ? here : 0;
        }
        rows.add(
            new Solution.RegionQuota(
                topology.regions.get(r), hourNumbers.get(h), Watts.mw(tiered), Watts.mw(exempt)));
      }
    }
    return rows;
  }
}
