package kz.quat.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why each quota of an hour is what it is (docs/spec/quotas.md, section 3). */
final class Explainer {

  /** 1e-3 MW in mW: how far an element is moved to see what a MW of it is worth. */
  private static final long MOVE = 1_000_000L;

  private final QuotaCase quotaCase;
  private final Policy policy;
  private final NetworkHour network;
  private final HourSolver solver;

  Explainer(QuotaCase quotaCase, Policy policy, NetworkHour network, HourSolver solver) {
    this.quotaCase = quotaCase;
    this.policy = policy;
    this.network = network;
    this.solver = solver;
  }

  /** Whole watts, rounded down: never more than there is. */
  static double megawatts(long milliwatts) {
    return Watts.mw(Math.floorDiv(milliwatts, HourLimits.PER_WATT));
  }

  List<Solution.Explanation> explain(
      int hour, HourLimits limits, long[] bounds, HourSolver.Result result) {
    Map<Element, long[]> less = new HashMap<>();
    Map<Element, long[]> more = new HashMap<>();
    List<Solution.Explanation> rows = new ArrayList<>();
    for (int m = 0; m < result.granted.length; m++) {
      CaseMiner miner = quotaCase.miners().get(m);
      Blocking blocking = result.blocking[m];
      Element outermost = blocking == null ? null : blocking.outermost();
      Double left = marginal(m, outermost, -MOVE, less, limits, bounds, result);
      Double right = marginal(m, outermost, MOVE, more, limits, bounds, result);
      boolean deficit = blocking != null && outermost == null;
      rows.add(
          new Solution.Explanation(
              miner.miner(),
              hour,
              kind(miner, bounds[m], result.shutOff[m], blocking),
              blocking == null ? "" : blocking.text(network.topology(), limits),
              megawatts(result.granted[m]) / miner.weight(),
              miner.tier(),
              megawatts(miner.tier() == 0 ? result.granted[m] : result.tierFill[m]),
              deficit ? (Double) 0.0 : left,
              deficit ? (Double) 0.0 : right));
    }
    return rows;
  }

  private static String kind(
      CaseMiner miner, long bound, boolean shutOff, @Nullable Blocking blocking) {
    if (miner.tier() == 0) {
      return "own_generation";
    }
    if (shutOff) {
      return "min_load";
    }
    if (blocking != null) {
      return blocking.kind();
    }
    return bound >= Watts.of(miner.licensedMw()) * HourLimits.PER_WATT ? "licence" : "ramp";
  }

  /** Change of the miner's quota per MW by which the element moves; null without an element. */
  private @Nullable Double marginal(
      int miner,
      @Nullable Element element,
      long move,
      Map<Element, long[]> solved,
      HourLimits limits,
      long[] bounds,
      HourSolver.Result result) {
    if (element == null) {
      return null;
    }
    long[] granted =
        solved.computeIfAbsent(
            element, e -> solver.solve(policy, limits.moved(e, move), bounds, false).granted);
    long moved = limits.moved(element, move).get(element) - limits.get(element);
    if (moved == 0) {
      return 0.0;
    }
    return Watts.sixDecimals((double) (granted[miner] - result.granted[miner]) / moved);
  }
}
