package kz.quat.allocation.figures;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.allocation.PolicyDay;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.Exactness;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.explanations.BindingKind;
import kz.quat.allocation.solution.Solution;
import org.jspecify.annotations.Nullable;

/**
 * A policy in a few figures, to set beside others. Sites are those of tier 1 and above with a
 * licence; a site's level is its mean quota of the day over its weight.
 *
 * @param grantedMwh of the surplus
 * @param interruptibleMwh beside it, not in it
 * @param reofferMwh what others could be offered of what is habitually left unused
 * @param unusedSurplusMwh what mining could have had on top without harm to native load, caps of
 *     mining left aside
 * @param bindingHours hours in which an element ({@code kind:name}) or a {@code deficit} bound a
 *     site
 * @param jainIndex evenness of the levels, 1 = all equal; null where nobody gets anything
 * @param lowestLevel null where there is no site
 * @param cutToZero sites without any quota in the day
 * @param shutOffHours site-hours shut off under their minimum load
 * @param raisedMwh what sites get more than on the day before, hour by hour; null: no day before
 * @param loweredMwh what they get less
 * @param costAtBidKzt what is granted, at the bids
 * @param withoutBidMwh what is granted to sites without a bid: not in the cost
 */
public record PolicyFigures(
    Policy policy,
    Exactness exactness,
    double grantedMwh,
    double interruptibleMwh,
    double reofferMwh,
    double unusedSurplusMwh,
    SortedMap<String, Integer> bindingHours,
    @Nullable Double jainIndex,
    @Nullable Double lowestLevel,
    int sites,
    int cutToZero,
    int shutOffHours,
    @Nullable Double raisedMwh,
    @Nullable Double loweredMwh,
    double costAtBidKzt,
    double withoutBidMwh) {

  private static final double KWH_PER_MWH = 1000;

  /** Copies the map. */
  public PolicyFigures {
    bindingHours = Collections.unmodifiableSortedMap(new TreeMap<>(bindingHours));
  }

  /**
   * The figures of a policy's day, whose solution must hold explanations.
   *
   * @param before the day before's quotas from the surplus, MW by site and hour; a site or hour
   *     that it lacks is not compared; empty: no day before
   */
  public static PolicyFigures of(
      QuotaCase quotaCase, PolicyDay day, Map<String, Map<Integer, Double>> before) {
    Solution solution = day.firm();
    Map<String, CaseMiner> miners = new HashMap<>();
    quotaCase.miners().stream()
        .filter(miner -> miner.tier() > 0 && miner.licensedMw() > 0)
        .forEach(miner -> miners.put(miner.miner(), miner));
    TreeMap<String, Double> dayMwh = new TreeMap<>();
    double raised = 0;
    double lowered = 0;
    for (Solution.Quota quota : solution.quotas()) {
      if (!miners.containsKey(quota.miner())) {
        continue;
      }
      dayMwh.merge(quota.miner(), quota.quotaMw(), Double::sum);
      Double then = before.getOrDefault(quota.miner(), Map.of()).get(quota.hour());
      if (then != null) {
        raised += Math.max(0, quota.quotaMw() - then);
        lowered += Math.max(0, then - quota.quotaMw());
      }
    }
    double cost = 0;
    double withoutBid = 0;
    double[] levels = new double[dayMwh.size()];
    int at = 0;
    for (Map.Entry<String, Double> site : dayMwh.entrySet()) {
      CaseMiner miner = Objects.requireNonNull(miners.get(site.getKey()));
      Double bid = miner.bidKztPerKwh();
      cost += bid == null ? 0 : site.getValue() * KWH_PER_MWH * bid;
      withoutBid += bid == null ? site.getValue() : 0;
      levels[at++] = site.getValue() / (miner.weight() * quotaCase.hours().size());
    }
    return new PolicyFigures(
        solution.policy(),
        solution.exactness(),
        dayMwh.values().stream().mapToDouble(Double::doubleValue).sum(),
        day.interruptible().energyMwh(),
        day.reoffer().energyMwh(),
        unused(solution.hours()),
        bindingHours(solution.explanations()),
        jain(levels),
        levels.length == 0 ? null : (Double) Arrays.stream(levels).min().orElseThrow(),
        levels.length,
        (int) Arrays.stream(levels).filter(level -> level == 0).count(),
        solution.shutOffs().size(),
        before.isEmpty() ? null : (Double) raised,
        before.isEmpty() ? null : (Double) lowered,
        cost,
        withoutBid);
  }

  private static double unused(List<Solution.Hour> hours) {
    return hours.stream()
        .mapToDouble(hour -> Math.max(0, hour.systemHeadroomMw() - hour.quotaMw()))
        .sum();
  }

  private static TreeMap<String, Integer> bindingHours(List<Solution.Explanation> explanations) {
    TreeMap<String, Set<Integer>> hours = new TreeMap<>();
    for (Solution.Explanation reason : explanations) {
      if (reason.bindingKind().equals(BindingKind.DEFICIT.id())) {
        hours.computeIfAbsent(reason.bindingKind(), key -> new HashSet<>()).add(reason.hour());
      }
      if (!reason.bindingElements().isEmpty()) {
        for (String element : reason.bindingElements().split(";", -1)) {
          String label = element.substring(0, element.lastIndexOf('='));
          hours.computeIfAbsent(label, key -> new HashSet<>()).add(reason.hour());
        }
      }
    }
    TreeMap<String, Integer> counts = new TreeMap<>();
    hours.forEach((element, bound) -> counts.put(element, bound.size()));
    return counts;
  }

  /** Jain's index: (sum of levels)² over n times the sum of their squares. */
  private static @Nullable Double jain(double[] levels) {
    double sum = 0;
    double squares = 0;
    for (double level : levels) {
      sum += level;
      squares += level * level;
    }
    return squares == 0 ? null : (Double) (sum * sum / (levels.length * squares));
  }
}
