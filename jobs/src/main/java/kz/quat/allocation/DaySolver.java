package kz.quat.allocation;

/** The forward pass over the hours of a case (docs/spec/quotas.md, section 2). */
final class DaySolver {
  private final QuotaCase quotaCase;
  private final Topology topology;
  private final MinerTable miners;
  private final HourSolver solver;
  private final DayInputs inputs;
  private final SolutionTables tables;
  private final boolean explained;
  private final HourSolver marginalSolver;

  DaySolver(QuotaCase quotaCase, Policy policy, boolean explained) {
    this.quotaCase = quotaCase;
    this.explained = explained;
    topology = new Topology(quotaCase.regions(), quotaCase.ties());
    miners = new MinerTable(quotaCase, topology);
    inputs = new DayInputs(quotaCase, topology);
    solver = new HourSolver(topology, miners, policy);
    marginalSolver = new HourSolver(topology, miners, policy);
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
      if (explained) {
        HourCauses causes = new HourCauses(state);
        tables.explain(new HourExplanations(hour, state, causes, marginalSolver));
      }
      solver.nextHour();
      marginalSolver.nextHour();
    }
    return tables.solution();
  }
}
