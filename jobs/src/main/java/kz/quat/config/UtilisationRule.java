package kz.quat.config;

import java.time.LocalDate;
import kz.quat.domain.EffectiveDated;

/**
 * By how much a site may exceed its quota before it counts as exceeded, to allow for metering
 * error. The larger of the two tolerances applies.
 *
 * @param tolerancePct percent of quota and interruptible power together
 */
public record UtilisationRule(
    LocalDate validFrom, double tolerancePct, double toleranceMw, String source)
    implements EffectiveDated {
  public UtilisationRule {
    Check.range("uptake.tolerance_pct", tolerancePct, 0, 100);
    Check.range("uptake.tolerance_mw", toleranceMw, 0, 1e3);
  }
}
