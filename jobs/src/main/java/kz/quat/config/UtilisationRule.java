package kz.quat.config;

import java.time.LocalDate;
import kz.quat.domain.EffectiveDated;

/**
 * By how much a quota may be exceeded before it counts: the larger of the two, for metering error.
 *
 * @param tolerancePct of quota and interruptible power together
 */
public record UtilisationRule(
    LocalDate validFrom, double tolerancePct, double toleranceMw, String source)
    implements EffectiveDated {
  public UtilisationRule {
    Check.range("uptake.tolerance_pct", tolerancePct, 0, 100);
    Check.range("uptake.tolerance_mw", toleranceMw, 0, 1e3);
  }
}
