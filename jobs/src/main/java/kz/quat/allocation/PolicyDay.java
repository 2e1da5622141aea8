package kz.quat.allocation;

import java.util.Map;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;

/**
 * All that a policy gives on a day: firm, beside it interruptible, and what could be offered on.
 *
 * @param firm the quotas
 * @param interruptible what the median load leaves beside them
 * @param reoffer what others could be offered of what is habitually left unused
 */
public record PolicyDay(Solution firm, Interruptible interruptible, Reoffer reoffer) {

  /**
   * Fills what stands beside the firm quotas.
   *
   * @param habitualShare as {@link Reoffer#fill} takes it
   */
  public static PolicyDay of(
      QuotaCase quotaCase, Solution firm, Map<String, Double> habitualShare) {
    Interruptible interruptible = Interruptible.fill(quotaCase, firm);
    return new PolicyDay(
        firm, interruptible, Reoffer.fill(quotaCase, firm, interruptible, habitualShare));
  }
}
