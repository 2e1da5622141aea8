package kz.quat.allocation;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.cases.Watts;

/**
 * The plain linear program of one common level, solved hour by hour by OR-tools' GLOP: the greatest
 * λ such that every miner's quota can be at least λ times its weight and at most its licence.
 */
final class OneLevelProgram {
  private final QuotaCase quotaCase;
  private final Map<Integer, List<CaseRegionHour>> hours = new HashMap<>();

  OneLevelProgram(QuotaCase quotaCase) {
    Loader.loadNativeLibraries();
    this.quotaCase = quotaCase;
    for (int hour : quotaCase.hours()) {
      hours.put(hour, quotaCase.regionHours().stream().filter(row -> row.hour() == hour).toList());
    }
  }

  /** The sum of the hours' levels. */
  double solve() {
    double sum = 0;
    for (Map.Entry<Integer, List<CaseRegionHour>> hour : hours.entrySet()) {
      sum += level(hour.getKey(), hour.getValue());
    }
    return sum;
  }

  private double level(int hour, List<CaseRegionHour> rows) {
    MPSolver solver = MPSolver.createSolver("GLOP");
    double infinity = MPSolver.infinity();
    MPVariable level = solver.makeNumVar(0, infinity, "level");
    MPConstraint nation = solver.makeConstraint(-infinity, bounded(quotaCase.nationalCapMw(hour)));
    Map<String, MPConstraint> hubs = new HashMap<>();
    Map<String, MPConstraint> balances = new HashMap<>();
    for (int r = 0; r < rows.size(); r++) {
      CaseRegion region = quotaCase.regions().get(r);
      double surplus = Watts.mw(rows.get(r).surplusWatts());
      MPConstraint balance = solver.makeConstraint(-infinity, surplus);
      MPVariable draw =
          solver.makeNumVar(-bounded(region.exportCapMw()), bounded(region.importCapMw()), "n");
      MPVariable unserved = solver.makeNumVar(0, Math.max(0, -surplus), "u");
      balance.setCoefficient(draw, -1);
      balance.setCoefficient(unserved, -1);
      hubs.computeIfAbsent(region.zone(), zone -> solver.makeConstraint(-infinity, 0))
          .setCoefficient(draw, 1);
      solver.objective().setCoefficient(unserved, -1e6);
      balances.put(region.region(), balance);
    }
    for (CaseTie tie : quotaCase.ties()) {
      MPVariable flow =
          solver.makeNumVar(-bounded(tie.capBackwardMw()), bounded(tie.capForwardMw()), "f");
      MPConstraint from = hubs.get(tie.fromZone());
      MPConstraint to = hubs.get(tie.toZone());
      if (from != null && to != null) {
        from.setCoefficient(flow, 1);
        to.setCoefficient(flow, -1);
      }
    }
    for (CaseMiner miner : quotaCase.miners()) {
      MPVariable quota = solver.makeNumVar(0, miner.licensedMw(), "x");
      MPConstraint balance = balances.get(miner.region());
      if (balance != null) {
        balance.setCoefficient(quota, 1);
      }
      nation.setCoefficient(quota, 1);
      MPConstraint share = solver.makeConstraint(0, infinity);
      share.setCoefficient(quota, 1);
      share.setCoefficient(level, -miner.weight());
    }
    solver.objective().setCoefficient(level, 1);
    solver.objective().setMaximization();
    solver.solve();
    double value = level.solutionValue();
    solver.delete();
    return value;
  }

  private static double bounded(Limit limit) {
    return limit.isUnlimited() ? MPSolver.infinity() : limit.mw();
  }
}
