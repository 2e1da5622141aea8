package kz.quat.config;

import java.time.LocalDate;
import kz.quat.domain.EffectiveDated;
import kz.quat.domain.Fuel;
import org.jspecify.annotations.Nullable;

/**
 * How often units of a fuel have unplanned outages, from a day on.
 *
 * @param forcedOutageRatePct probability that a unit is out, percent; null if units of the fuel do
 *     not fail individually, because the available capacity already shows what the weather gives
 * @param typicalUnitMw size of a unit if the list of units does not state their number
 * @param doubt true if the figures are assumed, which is stated with every result that depends on
 *     them
 */
public record OutageRule(
    Fuel fuel,
    LocalDate validFrom,
    @Nullable Double forcedOutageRatePct,
    double typicalUnitMw,
    boolean doubt,
    String source)
    implements EffectiveDated {
  public OutageRule {
    if (forcedOutageRatePct != null) {
      Check.range("outages.forced_outage_rate_pct", forcedOutageRatePct, 0, 100);
    }
    Check.range("outages.typical_unit_mw", typicalUnitMw, 0.1, 5000);
    if (source.isBlank()) {
      throw new IllegalArgumentException("outages.source is blank (must say what it rests on)");
    }
  }
}
