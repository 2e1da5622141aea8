package kz.quat.allocation.strain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import kz.quat.allocation.cases.CaseRegionHour;

/**
 * Computes the strain of one hour after another, taking the network into account
 * (docs/spec/strain.md, section 1). Not thread-safe.
 */
final class CoordinatedStrain {
  private static final double GREATEST_RATIO = 9.999;

  /** Ratios are rounded to multiples of 1/1e9 before their level is determined. */
  private static final double RATIO_DIGITS = 1e9;

  private static final double TIGHT_FROM = 0.95;

  /** A shortage below this is treated as none, MW. */
  private static final double NOTHING_MW = 1e-6;

  private final NetworkLimits limits;
  private final FairNeed fair;
  private final TieFlows flows;

  CoordinatedStrain(NetworkLimits limits) {
    this.limits = limits;
    fair = new FairNeed(limits);
    flows = new TieFlows(limits);
  }

  /** The rows of an hour, one per region, from the case's rows in the order of the regions. */
  List<CoordinatedRow> rows(CaseRegionHour[] hours) {
    double[] need = each(hours, CoordinatedStrain::need);
    fair.hour(each(hours, CaseRegionHour::availGenMw), need);
    fair.fill(Double.POSITIVE_INFINITY);
    FairCut[] cuts = fair.cuts();
    List<CoordinatedRow> rows = new ArrayList<>(hours.length);
    for (int r = 0; r < hours.length; r++) {
      FairCut cut = cuts[r];
      double ratio = ratio(need[r], fair.met[r]);
      rows.add(
          new CoordinatedRow(
              hours[r].region(),
              hours[r].hour(),
              Math.min(GREATEST_RATIO, ratio),
              StrainLevel.of(ratio),
              need[r] <= 0 ? 0 : Math.max(0, need[r] - fair.met[r]),
              cut == null ? "" : cut.area(limits.topology),
              cut == null ? "" : cut.elements(limits)));
    }
    return rows;
  }

  /**
   * What each tie carries when the need is shared fairly in an hour.
   *
   * @param rows the result of {@link #rows} for the same hour
   */
  List<TieFlow> ties(CaseRegionHour[] hours, List<CoordinatedRow> rows) {
    double[] met = each(hours, CoordinatedStrain::need);
    for (int r = 0; r < met.length; r++) {
      met[r] -= rows.get(r).uncoveredMw();
    }
    double[] carried = flows.of(each(hours, CaseRegionHour::availGenMw), met);
    List<TieFlow> ties = new ArrayList<>(carried.length);
    for (int l = 0; l < carried.length; l++) {
      ties.add(TieFlow.of(limits, l, hours[0].hour(), carried[l]));
    }
    return ties;
  }

  /** Only the coordinated ratios, by region; several times faster than {@link #rows}. */
  double[] ratios(double[] availableMw, double[] needMw) {
    fair.hour(availableMw, needMw);
    fair.fill(Double.POSITIVE_INFINITY);
    double[] ratios = new double[needMw.length];
    for (int r = 0; r < ratios.length; r++) {
      ratios[r] = Math.min(GREATEST_RATIO, ratio(needMw[r], fair.met[r]));
    }
    return ratios;
  }

  /** Need divided by met need, rounded so that a need that is just met gives exactly 1. */
  private static double ratio(double need, double met) {
    if (need <= 0) {
      return 0;
    }
    double ratio = Math.min(need / Math.max(met, 0), 1 / NOTHING_MW);
    return Math.rint(ratio * RATIO_DIGITS) / RATIO_DIGITS;
  }

  private static double need(CaseRegionHour hour) {
    return hour.loadP90Mw() + hour.reserveMw();
  }

  /**
   * The row of the whole system in an hour.
   *
   * @param unservedMw U*
   * @param rows the hour's coordinated rows
   */
  SystemRow system(CaseRegionHour[] hours, double unservedMw, List<CoordinatedRow> rows) {
    double expected = lack(hours, CaseRegionHour::loadP50Mw);
    double uncertain = lack(hours, CaseRegionHour::loadP90Mw);
    double reserve = lack(hours, CoordinatedStrain::need);
    double greatest = 0;
    for (CoordinatedRow row : rows) {
      greatest = Math.max(greatest, row.coordinatedStressRatio());
    }
    return new SystemRow(
        hours[0].hour(),
        status(hours, unservedMw, greatest),
        level(hours, unservedMw),
        unservedMw,
        expected,
        uncertain - expected,
        reserve - uncertain,
        Math.max(0, unservedMw - reserve),
        greatest);
  }

  private static StrainLevel level(CaseRegionHour[] hours, double unservedMw) {
    if (unservedMw > NOTHING_MW) {
      return StrainLevel.RED;
    }
    double need = 0;
    double available = 0;
    for (CaseRegionHour hour : hours) {
      need += need(hour);
      available += hour.availGenMw();
    }
    return need <= 0 ? StrainLevel.GREEN : StrainLevel.of(Math.min(1, need / available));
  }

  /** U* of an hour, MW. */
  double unservedMw(CaseRegionHour[] hours) {
    fair.hour(each(hours, CaseRegionHour::availGenMw), each(hours, CoordinatedStrain::need));
    return fair.unservedMw();
  }

  private SystemStatus status(CaseRegionHour[] hours, double unservedMw, double greatest) {
    fair.hour(each(hours, CaseRegionHour::availGenMw), each(hours, CaseRegionHour::loadP50Mw));
    if (fair.unservedMw() > NOTHING_MW) {
      return SystemStatus.SHORT;
    }
    if (unservedMw > NOTHING_MW) {
      return SystemStatus.SHORT_OF_RESERVE;
    }
    return greatest >= TIGHT_FROM ? SystemStatus.TIGHT : SystemStatus.NORMAL;
  }

  /** How much generation would be missing for this load if the network had no limits, MW. */
  private static double lack(CaseRegionHour[] hours, ToDoubleFunction<CaseRegionHour> loadMw) {
    double sum = 0;
    for (CaseRegionHour hour : hours) {
      sum += loadMw.applyAsDouble(hour) - hour.availGenMw();
    }
    return Math.max(0, sum);
  }

  private static double[] each(CaseRegionHour[] hours, ToDoubleFunction<CaseRegionHour> figure) {
    double[] figures = new double[hours.length];
    for (int r = 0; r < figures.length; r++) {
      figures[r] = figure.applyAsDouble(hours[r]);
    }
    return figures;
  }
}
