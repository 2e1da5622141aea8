package kz.quat.allocation;

import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;

/** The quota engine: a case and a policy to quotas (docs/spec/quotas.md). */
public final class QuotaEngine {
  private QuotaEngine() {}

  /**
   * Quotas, strain and explanations. The same case and policy give the same solution, bit by bit.
   */
  public static Solution solve(QuotaCase quotaCase, Policy policy) {
    return new DaySolver(quotaCase, policy, DaySolver.Depth.EXPLAINED).solve();
  }

  /** The same with explanations that leave out the marginal values (null): several times faster. */
  public static Solution solveReasons(QuotaCase quotaCase, Policy policy) {
    return new DaySolver(quotaCase, policy, DaySolver.Depth.REASONS).solve();
  }

  /** The same without explanations, for comparisons of policies: several times faster. */
  public static Solution solveQuotas(QuotaCase quotaCase, Policy policy) {
    return new DaySolver(quotaCase, policy, DaySolver.Depth.QUOTAS).solve();
  }
}
