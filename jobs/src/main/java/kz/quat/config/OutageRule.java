package kz.quat.config;

import java.time.LocalDate;
import kz.quat.domain.EffectiveDated;
import kz.quat.domain.Fuel;
import org.jspecify.annotations.Nullable;

/**
 * How often units of a fuel are out unforeseen, from a day on.
 *
 * @param forcedOutageRatePct probability that a unit is out, per cent; null: the fuel's units do
 *     not fail one by one, what weather gives stands in the available capacity
 * @param typicalUnitMw size of a unit where the list of units says no number of them
 * @param doubt true where the figures are assumed: said beside every result that rests on them
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
