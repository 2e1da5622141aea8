package kz.quat.allocation;

import java.util.Map;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;

/**
 * Everything that a policy grants on a day: firm and interruptible quotas, and what could be
 * re-offered.
 *
 * @param firm the firm quotas
 * @param interruptible what is left in addition if the load is at its median
 * @param reoffer habitually unused quota that others could be offered
 */
public record PolicyDay(Solution firm, Interruptible interruptible, Reoffer reoffer) {

  /**
   * Computes the interruptible and the re-offered power for given firm quotas.
   *
   * @param habitualShare as for {@link Reoffer#fill}
   */
  public static PolicyDay of(
      QuotaCase quotaCase, Solution firm, Map<String, Double> habitualShare) {
    Interruptible interruptible = Interruptible.fill(quotaCase, firm);
    return new PolicyDay(
        firm, interruptible, Reoffer.fill(quotaCase, firm, interruptible, habitualShare));
  }
}
