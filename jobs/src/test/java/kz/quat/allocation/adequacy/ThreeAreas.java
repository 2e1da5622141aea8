package kz.quat.allocation.adequacy;

import java.util.ArrayList;
import java.util.List;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.CaseUnit;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.QuotaCase;

/**
 * The IEEE Reliability Test System of 1996 (Grigg et al., IEEE Trans. Power Systems 14, 1999) as
 * areas and ties: three areas, each with the units and the load of the system of 1979, joined by
 * lines of 175 and twice 500 MW (A-B) and of 500 MW each (A-C, B-C). No figures of loss of load
 * between its areas are known to have been published; {@link #exact} computes them without states.
 */
final class ThreeAreas {
  private static final List<String> AREAS = List.of("A", "B", "C");
  private static final int AB = 1175;
  private static final int AC = 500;
  private static final int BC = 500;

  private ThreeAreas() {}

  /** One hour, each area with that load. */
  static QuotaCase hour(double loadMw) {
    List<CaseRegion> regions = new ArrayList<>();
    List<CaseRegionHour> hours = new ArrayList<>();
    for (String area : AREAS) {
      Limit open = Limit.UNLIMITED;
      regions.add(new CaseRegion(area, "hub " + area, open, open, open));
      hours.add(new CaseRegionHour(area, 0, installedMw(), loadMw, loadMw, 0));
    }
    return new QuotaCase(
        CaseParams.ofNationalCap(Limit.UNLIMITED),
        regions,
        hours,
        List.of(tie("A", "B", AB), tie("A", "C", AC), tie("B", "C", BC)),
        List.of(),
        List.of(),
        List.of());
  }

  private static CaseTie tie(String from, String to, int mw) {
    return new CaseTie(from + to, "hub " + from, "hub " + to, Limit.ofMw(mw), Limit.ofMw(mw));
  }

  private static int installedMw() {
    return ReliabilityTestSystem.IEEE_1979.stream()
        .mapToInt(size -> (int) (size.count() * size.mw()))
        .sum();
  }

  static List<CaseUnit> units() {
    List<CaseUnit> units = new ArrayList<>();
    for (String area : AREAS) {
      ReliabilityTestSystem.units(ReliabilityTestSystem.IEEE_1979)
          .forEach(
              unit ->
                  units.add(
                      new CaseUnit(
                          area + " " + unit.unit(),
                          area,
                          null,
                          unit.availableMw(),
                          unit.forcedOutageRate())));
    }
    return units;
  }

  /**
   * Probability of a shortage anywhere and expected unserved MW of an hour in which each area has
   * that load: from the distributions of the three areas' capacities and the seven cuts, the third
   * area's by sums over its distribution.
   */
  static double[] exact(int loadMw) {
    double[] capacity = capacityDistribution();
    int least = loadMw - installedMw();
    double[] above = new double[2 * installedMw() + loadMw + 2];
    double[] excess = new double[above.length];
    int zero = installedMw();
    for (int x = above.length - 2; x >= 0; x--) {
      // above[x] = P(deficit of an area > x - zero), excess[x] = E(deficit - (x - zero))+.
      int deficit = x - zero + 1;
      int mw = loadMw - deficit;
      above[x] = above[x + 1] + (mw >= 0 && mw < capacity.length ? capacity[mw] : 0);
      excess[x] = excess[x + 1] + above[x];
    }
    double lolp = 0;
    double eue = 0;
    for (int a = least; a <= loadMw; a++) {
      for (int b = least; b <= loadMw; b++) {
        double weight = capacity[loadMw - a] * capacity[loadMw - b];
        if (weight < 1e-16) {
          continue;
        }
        int without = Math.max(Math.max(0, a - AB - AC), Math.max(b - AB - BC, a + b - AC - BC));
        int with = Math.max(Math.max(-AC - BC, a - AB - BC), Math.max(b - AB - AC, a + b));
        // A cut with C is short by C's deficit and `with`; one without C by `without`.
        int from = Math.max(0, Math.min(above.length - 1, without - with + zero));
        lolp += weight * (without > 0 ? 1 : above[Math.max(0, -with + zero)]);
        eue += weight * (without + excess[from]);
      }
    }
    return new double[] {lolp, eue};
  }

  private static double[] capacityDistribution() {
    double[] probability = new double[installedMw() + 1];
    probability[0] = 1;
    for (ReliabilityTestSystem.Size size : ReliabilityTestSystem.IEEE_1979) {
      for (int i = 0; i < size.count(); i++) {
        double[] with = new double[probability.length];
        for (int mw = 0; mw < with.length; mw++) {
          int before = mw - (int) size.mw();
          with[mw] =
              probability[mw] * size.rate()
                  + (before >= 0 ? probability[before] * (1 - size.rate()) : 0);
        }
        probability = with;
      }
    }
    return probability;
  }
}
