package kz.quat.allocation;

import java.util.List;
import java.util.SortedMap;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;

/**
 * Interruptible quotas. With the firm quotas fixed, the same policy shares out what is left if the
 * load is at its median. They are published next to the firm quotas and must not be added to them.
 *
 * @param policy the policy that shared them out
 * @param quotas by miner and hour; 0 for exempt sites
 * @param shutOffs sites without a firm quota that could not reach their minimum load here either
 */
public record Interruptible(
    Policy policy, List<Solution.Quota> quotas, List<Solution.ShutOff> shutOffs) {

  public Interruptible {
    quotas = List.copyOf(quotas);
    shutOffs = List.copyOf(shutOffs);
  }

  /**
   * Shares out what the firm quotas leave at the median load. Ramps are counted from firm and
   * interruptible quota together. A minimum load applies only to a site whose firm quota is below
   * it.
   *
   * @param quotaCase the case that {@code firm} solves; throws {@link IllegalArgumentException} if
   *     the miners or hours differ
   */
  public static Interruptible fill(QuotaCase quotaCase, Solution firm) {
    SortedMap<Integer, long[]> watts = RemainderFill.watts(quotaCase, firm.quotas());
    RemainderFill fill =
        new RemainderFill(
            quotaCase.onMedianLoad(), firm.policy(), new boolean[quotaCase.miners().size()]);
    fill.fill(watts, watts);
    return new Interruptible(firm.policy(), fill.quotas(), fill.shutOffs());
  }

  /** Energy in MWh over all sites and hours. */
  public double energyMwh() {
    return quotas.stream().mapToDouble(Solution.Quota::quotaMw).sum();
  }
}
