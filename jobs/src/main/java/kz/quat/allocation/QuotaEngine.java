package kz.quat.allocation;

import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;

/** The quota engine: computes quotas from a case under a policy (docs/spec/quotas.md). */
public final class QuotaEngine {
  private QuotaEngine() {}

  /**
   * Quotas, strain and explanations. The same case and policy give bit by bit the same solution.
   */
  public static Solution solve(QuotaCase quotaCase, Policy policy) {
    return new DaySolver(quotaCase, policy, DaySolver.Depth.EXPLAINED).solve();
  }

  /**
   * Like {@link #solve}, but explanations have no marginal values (they are null), which is several
   * times faster.
   */
  public static Solution solveReasons(QuotaCase quotaCase, Policy policy) {
    return new DaySolver(quotaCase, policy, DaySolver.Depth.REASONS).solve();
  }

  /**
   * Like {@link #solve}, but without explanations, which is several times faster; for comparing
   * policies.
   */
  public static Solution solveQuotas(QuotaCase quotaCase, Policy policy) {
    return new DaySolver(quotaCase, policy, DaySolver.Depth.QUOTAS).solve();
  }
}
