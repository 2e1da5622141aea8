package kz.quat.config;

import java.time.LocalDate;
import kz.quat.domain.EffectiveDated;

/**
 * When a site's weight is less than its licence. Of the grounds that hold, the smallest factor
 * counts; a site without a record has 1.
 *
 * @param windowDays length of the record
 * @param lagDays days between its end and the delivery day: reports of the last days are not due
 *     yet
 * @param leastMeteredHours with fewer metered hours there is no record
 * @param notReported share of metered hours without an accepted report
 * @param mismatch share of the metered energy by which reports differ
 * @param exceeded share of metered hours in which the quota was exceeded beyond the tolerance
 */
public record ComplianceRule(
    LocalDate validFrom,
    int windowDays,
    int lagDays,
    int leastMeteredHours,
    Ground notReported,
    Ground mismatch,
    Ground exceeded,
    String source)
    implements EffectiveDated {
  public ComplianceRule {
    Check.range("compliance.window_days", windowDays, 1, 1100);
    Check.range("compliance.lag_days", lagDays, 0, 400);
    Check.range("compliance.least_metered_hours", leastMeteredHours, 1, 10_000);
  }

  /** Above this share, this factor. */
  public record Ground(double abovePct, double factor) {
    public Ground {
      Check.range("compliance.above_pct", abovePct, 0, 100);
      Check.range("compliance.factor", factor, 0.001, 1);
    }
  }
}
