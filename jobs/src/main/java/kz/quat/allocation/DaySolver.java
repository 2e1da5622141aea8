package kz.quat.allocation;

import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.explanations.HourCauses;
import kz.quat.allocation.explanations.HourExplanations;
import kz.quat.allocation.fills.DayInputs;
import kz.quat.allocation.fills.HourDemand;
import kz.quat.allocation.fills.HourSolver;
import kz.quat.allocation.fills.HourState;
import kz.quat.allocation.fills.MinerTable;
import kz.quat.allocation.network.HourLimits;
import kz.quat.allocation.network.Topology;
import kz.quat.allocation.solution.Solution;
import kz.quat.allocation.strain.HourStrain;
import kz.quat.allocation.strain.NetworkHour;
import org.jspecify.annotations.Nullable;

/** The forward pass over the hours of a case (docs/spec/quotas.md, section 2). */
final class DaySolver {
  private final QuotaCase quotaCase;
  private final Topology topology;
  private final MinerTable miners;
  private final HourSolver solver;
  private final DayInputs inputs;
  private final SolutionTables tables;
  private final Depth depth;
  private final @Nullable HourSolver marginalSolver;

  /** How much is computed besides the quotas. */
  enum Depth {
    /** Quotas only. */
    QUOTAS,
    /** Also what limited each quota. */
    REASONS,
    /** Also how each quota would change if the limiting element were moved. */
    EXPLAINED
  }

  DaySolver(QuotaCase quotaCase, Policy policy, Depth depth) {
    this.quotaCase = quotaCase;
    this.depth = depth;
    topology = new Topology(quotaCase.regions(), quotaCase.ties());
    miners = new MinerTable(quotaCase, topology);
    inputs = new DayInputs(quotaCase, topology);
    solver = new HourSolver(topology, miners, PolicyFills.of(policy));
    marginalSolver =
        depth == Depth.EXPLAINED ? new HourSolver(topology, miners, PolicyFills.of(policy)) : null;
    tables = new SolutionTables(quotaCase, topology, miners, policy);
  }

  Solution solve() {
    NetworkHour network = new NetworkHour(quotaCase.regions(), quotaCase.ties());
    long[] previous = miners.previous();
    for (int hour : quotaCase.hours()) {
      HourLimits limits = inputs.limits(hour);
      HourState state = solver.solve(limits, HourDemand.after(previous, miners, topology));
      HourStrain strain = network.strain(inputs.rows(hour));
      previous = tables.add(hour, state, strain);
      if (depth != Depth.QUOTAS) {
        HourCauses causes = new HourCauses(state);
        tables.explain(new HourExplanations(hour, state, causes, marginalSolver));
      }
      solver.nextHour();
      if (marginalSolver != null) {
        marginalSolver.nextHour();
      }
    }
    return tables.solution();
  }
}
