package kz.quat.allocation.explanations;

import java.util.HashMap;
import java.util.Map;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.Watts;
import kz.quat.allocation.fills.HourSolver;
import kz.quat.allocation.fills.HourState;
import kz.quat.allocation.fills.MinerTable;
import kz.quat.allocation.network.Element;
import kz.quat.allocation.network.HourLimits;
import kz.quat.allocation.solution.Solution;
import org.jspecify.annotations.Nullable;

/** Explains every quota of an hour that has been filled (docs/spec/quotas.md, section 3). */
public final class HourExplanations {
  /** By how much an element is moved to compute a marginal value: 1e-3 MW, in milliwatts. */
  private static final long STEP = 1_000_000L;

  private final int hour;
  private final HourState state;
  private final HourCauses causes;
  private final @Nullable HourSolver solver;
  private final Map<Element, double[]> moved = new HashMap<>();
  private final Map<Element, double[]> movedBack = new HashMap<>();
  private final double[][] tierFill;
  private final int[] tierIndex;

  /**
   * Prepares the explanations of an hour that has been filled.
   *
   * @param solver solves the hour again with one element moved; it must not be the one that {@code
   *     state} belongs to; null to leave out the marginal values of elements
   */
  public HourExplanations(
      int hour, HourState state, HourCauses causes, @Nullable HourSolver solver) {
    this.hour = hour;
    this.state = state;
    this.causes = causes;
    this.solver = solver;
    MinerTable miners = state.miners;
    tierFill = new double[miners.tiers.size()][state.topology.regionCount()];
    tierIndex = new int[miners.count()];
    for (int tier = 0; tier < tierFill.length; tier++) {
      for (int m : miners.tiers.get(tier).miners()) {
        tierFill[tier][miners.region[m]] += state.granted[m];
        tierIndex[m] = tier;
      }
    }
  }

  int hour() {
    return hour;
  }

  /**
   * The explanation of one miner's quota.
   *
   * @param quotaWatts that quota, in whole watts
   */
  public Solution.Explanation of(int miner, long quotaWatts) {
    CaseMiner row = state.miners.rows.get(miner);
    Cause cause = cause(miner, row);
    Element element = cause.naming();
    boolean nothingHelps = cause.kind() == BindingKind.DEFICIT || cause.kind() == BindingKind.ZONE;
    return new Solution.Explanation(
        row.miner(),
        hour,
        cause.kind().id(),
        cause.elements(),
        fillLevel(miner, row, quotaWatts),
        row.tier(),
        row.tier() == 0
            ? Watts.mw(quotaWatts)
            : tierFill[tierIndex[miner]][state.miners.region[miner]] / HourLimits.PER_MW,
        element == null ? zeroOrNull(nothingHelps) : marginal(miner, element, -STEP, movedBack),
        element == null ? zeroOrNull(nothingHelps) : marginal(miner, element, STEP, moved));
  }

  private static @Nullable Double zeroOrNull(boolean zero) {
    return zero ? 0.0 : null;
  }

  private double fillLevel(int miner, CaseMiner row, long quotaWatts) {
    return row.tier() == 0
        ? Watts.mw(quotaWatts) / row.weight()
        : state.granted[miner] / HourLimits.PER_MW / row.weight();
  }

  private Cause cause(int miner, CaseMiner row) {
    if (row.tier() == 0) {
      return Cause.none(BindingKind.OWN_GENERATION);
    }
    if (state.shut[miner]) {
      return Cause.none(BindingKind.MIN_LOAD);
    }
    BindingKind own =
        state.bound[miner] >= state.miners.licensed[miner] - HourState.TOLERANCE
            ? BindingKind.LICENCE
            : BindingKind.RAMP;
    if (state.granted[miner] >= state.bound[miner] - HourState.TOLERANCE) {
      return Cause.none(own);
    }
    if (state.flow.inDeficit(state.miners.region[miner])) {
      return Cause.none(BindingKind.DEFICIT);
    }
    if (state.excluded[miner]) {
      return belowFloor(miner);
    }
    return causes.cause(tierIndex[miner], state.miners.region[miner], own);
  }

  /**
   * A miner without a bid, or with one below the floor price of its zone, would get nothing even if
   * an element had more MW.
   */
  private Cause belowFloor(int miner) {
    int region = state.miners.region[miner];
    String zone = state.topology.zones.get(state.topology.regionZone[region]);
    String floor = Watts.text(state.miners.floorPrice[region]);
    return new Cause(BindingKind.ZONE, "floor_price:" + zone + "=" + floor, null);
  }

  private @Nullable Double marginal(
      int miner, Element element, long step, Map<Element, double[]> solved) {
    HourSolver again = solver;
    if (again == null) {
      return null;
    }
    double[] granted =
        solved.computeIfAbsent(
            element, key -> again.solve(state.limits.moved(key, step), state.demand).granted);
    return Watts.sixDecimals((granted[miner] - state.granted[miner]) / step);
  }
}
