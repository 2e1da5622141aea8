package kz.quat.config;

import java.time.LocalDate;
import kz.quat.domain.EffectiveDated;

/**
 * Whether what is habitually left unused is offered to others, and what "habitually" means.
 *
 * @param enabled false: it is only computed for the comparison
 * @param windowDays days before the delivery day that are looked at
 * @param leastDays a site with fewer metered days uses all of its quota
 * @param usePercentilePct percentile of the share of the quota that was used, hour by hour
 */
public record ReofferRule(
    LocalDate validFrom,
    boolean enabled,
    int windowDays,
    int leastDays,
    double usePercentilePct,
    SourceText source)
    implements EffectiveDated {
  public ReofferRule {
    Check.range("reoffer.window_days", windowDays, 1, 400);
    Check.range("reoffer.least_days", leastDays, 1, windowDays);
    Check.range("reoffer.use_percentile_pct", usePercentilePct, 50, 100);
  }
}
