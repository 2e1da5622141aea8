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
 * Sums up the day under a policy in a few figures, for comparing policies. Sites are those of tier
 * 1 and above with a licence. A site's level is its mean quota of the day divided by its weight.
 *
 * @param grantedMwh energy granted from the surplus
 * @param interruptibleMwh interruptible energy, in addition to the granted energy
 * @param reofferMwh habitually unused energy that others could be offered
 * @param unusedSurplusMwh what mining could have drawn in addition without harm to the native load,
 *     if caps on mining are ignored
 * @param bindingHours hours in which an element ({@code kind:name}) or a {@code deficit} limited a
 *     site
 * @param jainIndex how evenly the levels are distributed, 1 = all equal; null if nobody gets
 *     anything
 * @param lowestLevel null if there is no site
 * @param cutToZero number of sites without any quota in the day
 * @param shutOffHours site-hours shut off under the minimum load
 * @param raisedMwh how much more sites get than on the day before, summed over the hours in which
 *     they get more; null if there is no day before
 * @param loweredMwh the same for the hours in which they get less
 * @param costAtBidKzt the granted energy valued at the sites' bids
 * @param withoutBidMwh energy granted to sites without a bid, which is not in the cost
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

  public PolicyFigures {
    bindingHours = Collections.unmodifiableSortedMap(new TreeMap<>(bindingHours));
  }

  /**
   * The figures of a policy's day. The solution must contain explanations.
   *
   * @param before quotas from the surplus on the day before, MW by site and hour; sites or hours
   *     that it lacks are not compared; empty if there is no day before
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

  /**
   * Jain's index: the square of the sum of the levels, divided by their number and by the sum of
   * their squares.
   */
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
