package kz.quat.config;

import java.time.LocalDate;
import kz.quat.domain.EffectiveDated;

/**
 * Whether quota that sites habitually leave unused is offered to others, and what "habitually"
 * means.
 *
 * @param enabled if false, re-offered power is only computed for comparison
 * @param windowDays number of days before the delivery day that are looked at
 * @param leastDays a site with fewer metered days is taken to use all of its quota
 * @param usePercentilePct percentile, over the metered hours of the window, of the share of its
 *     quota that a site used
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
