package kz.quat.allocation;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.CaseZone;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.QuotaCase;
import org.jspecify.annotations.Nullable;

/**
 * One hour as linear programs for OR-tools' GLOP, taken directly from docs/spec/quotas.md, section
 * 1: variables X, n, f and u, constraints (1) to (4). Unlimited bounds are the solver's infinity.
 */
final class QuotaProgram {
  private static final String EXACT =
      "primal_feasibility_tolerance: 1e-9 dual_feasibility_tolerance: 1e-9"
          + " solution_feasibility_tolerance: 1e-7";

  /** Tolerance for the solver's own rounding, in MW. */
  static final double ROUNDING = 1e-8;

  /** The objective, and constraints in addition to those of the network. */
  interface Goal {
    /**
     * Adds constraints and an objective.
     *
     * @param quotas in the order of the miners
     */
    void state(MPSolver solver, List<MPVariable> quotas);
  }

  private final QuotaCase quotaCase;
  private final double unserved;

  QuotaProgram(QuotaCase quotaCase) {
    Loader.loadNativeLibraries();
    this.quotaCase = quotaCase;
    unserved = -solve(null, (solver, quotas) -> {}).objective();
  }

  /** U* in MW. */
  double unserved() {
    return unserved;
  }

  /**
   * An optimum.
   *
   * @param quotas in the order of the miners
   */
  record Optimum(double objective, List<Double> quotas) {}

  /** The optimum in which native load comes first. */
  Optimum solve(Goal goal) {
    return solve(unserved, goal);
  }

  private Optimum solve(@Nullable Double fixedUnserved, Goal goal) {
    double infinity = MPSolver.infinity();
    MPSolver solver = MPSolver.createSolver("GLOP");
    solver.setSolverSpecificParametersAsString(EXACT);
    MPConstraint nation = solver.makeConstraint(-infinity, mw(quotaCase.nationalCapMw(0)));
    MPConstraint shortfall =
        solver.makeConstraint(0, fixedUnserved == null ? infinity : fixedUnserved + ROUNDING);
    Map<String, MPConstraint> hubs = new HashMap<>();
    Map<String, MPConstraint> balances = new HashMap<>();
    Map<String, MPConstraint> caps = new HashMap<>();
    Map<String, MPConstraint> zoneCaps = new HashMap<>();
    Map<String, String> zoneOf = new HashMap<>();
    for (CaseRegion region : quotaCase.regions()) {
      CaseRegionHour row = hour(region.region());
      double surplus = row.availGenMw() - row.loadP90Mw() - row.reserveMw();
      MPConstraint balance = solver.makeConstraint(-infinity, surplus);
      MPVariable draw = solver.makeNumVar(-mw(region.exportCapMw()), mw(region.importCapMw()), "n");
      MPVariable short1 = solver.makeNumVar(0, Math.max(0, -surplus), "u");
      balance.setCoefficient(draw, -1);
      balance.setCoefficient(short1, -1);
      shortfall.setCoefficient(short1, 1);
      if (fixedUnserved == null) {
        solver.objective().setCoefficient(short1, -1);
      }
      hubs.computeIfAbsent(region.zone(), zone -> solver.makeConstraint(-infinity, 0))
          .setCoefficient(draw, 1);
      balances.put(region.region(), balance);
      caps.put(region.region(), solver.makeConstraint(-infinity, mw(region.miningCapMw())));
      zoneOf.put(region.region(), region.zone());
    }
    for (CaseZone zone : quotaCase.zones()) {
      zoneCaps.put(zone.zone(), solver.makeConstraint(-infinity, mw(zone.miningCapMw())));
    }
    for (CaseTie tie : quotaCase.ties()) {
      MPVariable flow = solver.makeNumVar(-mw(tie.capBackwardMw()), mw(tie.capForwardMw()), "f");
      set(hubs.get(tie.fromZone()), flow, 1);
      set(hubs.get(tie.toZone()), flow, -1);
    }
    List<MPVariable> quotas = new ArrayList<>();
    for (CaseMiner miner : quotaCase.miners()) {
      double bound = fixedUnserved == null ? 0 : Quotas.bound(miner, miner.prevMw());
      MPVariable quota = solver.makeNumVar(0, bound, "x");
      quotas.add(quota);
      set(balances.get(miner.region()), quota, 1);
      set(caps.get(miner.region()), quota, 1);
      set(zoneCaps.get(zoneOf.getOrDefault(miner.region(), "")), quota, 1);
      set(nation, quota, 1);
    }
    goal.state(solver, quotas);
    solver.objective().setMaximization();
    MPSolver.ResultStatus status = solver.solve();
    if (status != MPSolver.ResultStatus.OPTIMAL) {
      throw new AssertionError("no optimum: " + status);
    }
    Optimum optimum =
        new Optimum(
            solver.objective().value(), quotas.stream().map(MPVariable::solutionValue).toList());
    solver.delete();
    return optimum;
  }

  private static void set(@Nullable MPConstraint constraint, MPVariable variable, double factor) {
    if (constraint != null) {
      constraint.setCoefficient(variable, factor);
    }
  }

  private CaseRegionHour hour(String region) {
    return quotaCase.regionHours().stream()
        .filter(row -> row.region().equals(region))
        .findFirst()
        .orElseThrow();
  }

  private static double mw(Limit limit) {
    return limit.isUnlimited() ? MPSolver.infinity() : limit.mw();
  }
}
