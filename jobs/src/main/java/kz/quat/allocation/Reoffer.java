package kz.quat.allocation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;

/**
 * Habitually unused firm quota, offered to others in addition to their firm and interruptible
 * quotas. The holder keeps its quota and is offered nothing itself. The others must reduce first if
 * the holder does use its quota, so re-offered power is never firm. Like the interruptible quotas
 * it is based on the median load.
 *
 * @param policy the policy that shared it out
 * @param quotas by miner and hour; 0 for exempt sites and for those whose quota is re-offered
 */
public record Reoffer(Policy policy, List<Solution.Quota> quotas) {

  public Reoffer {
    quotas = List.copyOf(quotas);
  }

  /**
   * Shares out what is left if each site draws only its habitual share of its firm quota.
   *
   * @param quotaCase the case that both others solve; throws {@link IllegalArgumentException} if
   *     miners or hours differ
   * @param habitualShare share of its quota that a site habitually uses, by miner, 0 to 1; a miner
   *     without an entry uses all of it
   */
  public static Reoffer fill(
      QuotaCase quotaCase,
      Solution firm,
      Interruptible interruptible,
      Map<String, Double> habitualShare) {
    SortedMap<Integer, long[]> firmWatts = RemainderFill.watts(quotaCase, firm.quotas());
    SortedMap<Integer, long[]> extraWatts = RemainderFill.watts(quotaCase, interruptible.quotas());
    double[] share = new double[quotaCase.miners().size()];
    boolean[] leftOut = new boolean[share.length];
    for (int m = 0; m < share.length; m++) {
      share[m] = habitualShare.getOrDefault(quotaCase.miners().get(m).miner(), 1.0);
      if (!(share[m] >= 0 && share[m] <= 1)) {
        throw new IllegalArgumentException("Invalid share: " + share[m] + " (must be 0 to 1)");
      }
      leftOut[m] = share[m] < 1;
    }
    SortedMap<Integer, long[]> held = new TreeMap<>();
    SortedMap<Integer, long[]> drawn = new TreeMap<>();
    firmWatts.forEach(
        (hour, watts) -> {
          long[] extra = Objects.requireNonNull(extraWatts.get(hour));
          long[] has = new long[watts.length];
          long[] takes = new long[watts.length];
          for (int m = 0; m < watts.length; m++) {
            has[m] = watts[m] + extra[m];
            // Rounded up, so that never more is re-offered than is left unused.
            takes[m] = (long) Math.ceil(share[m] * watts[m]) + extra[m];
          }
          held.put(hour, has);
          drawn.put(hour, takes);
        });
    RemainderFill fill = new RemainderFill(quotaCase.onMedianLoad(), firm.policy(), leftOut);
    fill.fill(held, drawn);
    return new Reoffer(firm.policy(), fill.quotas());
  }

  /** Energy in MWh over all sites and hours. */
  public double energyMwh() {
    return quotas.stream().mapToDouble(Solution.Quota::quotaMw).sum();
  }
}
