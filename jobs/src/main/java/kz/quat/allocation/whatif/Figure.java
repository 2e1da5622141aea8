package kz.quat.allocation.whatif;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import kz.quat.allocation.cases.Watts;
import kz.quat.allocation.solution.Solution;
import kz.quat.allocation.strain.CoordinatedRow;
import kz.quat.allocation.strain.StrainLevel;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.allocation.strain.SystemStatus;

/** Figures over the whole day by which a what-if is summed up. */
public enum Figure {
  HOURS_SHORT("h", s -> status(s, SystemStatus.SHORT)),
  HOURS_SHORT_OF_RESERVE("h", s -> status(s, SystemStatus.SHORT_OF_RESERVE)),
  HOURS_TIGHT("h", s -> status(s, SystemStatus.TIGHT)),
  UNCOVERED_MWH("MWh", s -> sum(s, SystemRow::uncoveredMw)),
  EXPECTED_MWH("MWh", s -> sum(s, SystemRow::expectedMw)),
  UNCERTAINTY_MWH("MWh", s -> sum(s, SystemRow::uncertaintyMw)),
  RESERVE_MWH("MWh", s -> sum(s, SystemRow::reserveMw)),
  NETWORK_MWH("MWh", s -> sum(s, SystemRow::networkMw)),
  COORDINATED_STRESS_MAX(
      "1",
      s -> s.systemHours().stream().mapToDouble(SystemRow::coordinatedStressMax).max().orElse(0)),
  REGION_HOURS_RED("h", s -> level(s, StrainLevel.RED)),
  REGION_HOURS_ORANGE("h", s -> level(s, StrainLevel.ORANGE)),
  REGION_HOURS_YELLOW("h", s -> level(s, StrainLevel.YELLOW)),
  QUOTA_MWH("MWh", s -> s.hours().stream().mapToDouble(Solution.Hour::quotaMw).sum()),
  EXEMPT_MWH("MWh", s -> s.hours().stream().mapToDouble(Solution.Hour::exemptMw).sum()),
  SHUT_OFFS("h", s -> s.shutOffs().size()),
  LEAST_SYSTEM_HEADROOM_MW(
      "MW", s -> s.hours().stream().mapToDouble(Solution.Hour::systemHeadroomMw).min().orElse(0));

  private final String unit;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final ToDoubleFunction<Solution> value;

  Figure(String unit, ToDoubleFunction<Solution> value) {
    this.unit = unit;
    this.value = value;
  }

  private static double status(Solution solution, SystemStatus status) {
    return solution.systemHours().stream().filter(row -> row.status() == status).count();
  }

  private static double sum(Solution solution, ToDoubleFunction<SystemRow> mw) {
    return solution.systemHours().stream().mapToDouble(mw).sum();
  }

  private static double level(Solution solution, StrainLevel level) {
    return solution.coordinated().stream()
        .map(CoordinatedRow::coordinatedLevel)
        .filter(found -> found == level)
        .count();
  }

  /** Its name in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its unit; hours and region-hours are counts. */
  public String unit() {
    return unit;
  }

  /** Its value for a solved case. */
  public double of(WhatIf.Variant variant) {
    return value.applyAsDouble(variant.solution());
  }

  /** The value as written to files: counts as whole numbers, all others with six decimals. */
  public String text(WhatIf.Variant variant) {
    double figure = of(variant);
    return unit.equals("h") ? String.valueOf(Math.round(figure)) : Watts.text(figure);
  }
}
