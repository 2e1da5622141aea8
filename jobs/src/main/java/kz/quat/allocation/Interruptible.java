package kz.quat.allocation;

import java.util.List;
import java.util.SortedMap;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;

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
    SortedMap<Integer, long[]> watts = RemainderFill.watts(quotaCase, firm.quotas());
    RemainderFill fill =
        new RemainderFill(
            quotaCase.onMedianLoad(), firm.policy(), new boolean[quotaCase.miners().size()]);
    fill.fill(watts, watts);
    return new Interruptible(firm.policy(), fill.quotas(), fill.shutOffs());
  }

  /** MWh over all sites and hours. */
  public double energyMwh() {
    return quotas.stream().mapToDouble(Solution.Quota::quotaMw).sum();
  }
}
