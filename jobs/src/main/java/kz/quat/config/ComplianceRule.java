package kz.quat.config;

import java.time.LocalDate;
import kz.quat.domain.EffectiveDated;

/**
 * The rule by which a site's weight in sharing quotas is made smaller than its licence. Of the
 * grounds that apply, the one with the smallest factor counts; a site without a record has the
 * factor 1.
 *
 * @param windowMonths whole months of a site's record that are looked at
 * @param lagMonths months between the last of these and the month of the delivery day, since the
 *     deadlines for the most recent months may not have passed
 * @param leastMeteredHours with fewer metered hours, the grounds that count hours are left out
 * @param leastFilings with fewer filings due, the grounds that count filings are left out
 * @param notReported share of metered hours without an accepted report
 * @param mismatch share of the metered energy by which reports differ from it, hour by hour
 * @param difference share of the reconciliation's comparisons that differ by more than the
 *     tolerance
 * @param exceeded share of metered hours in which the quota was exceeded by more than the tolerance
 * @param missing share of the filings due that never arrived complete
 * @param late share of the filings due that arrived complete only after the deadline
 */
public record ComplianceRule(
    LocalDate validFrom,
    int windowMonths,
    int lagMonths,
    int leastMeteredHours,
    int leastFilings,
    Ground notReported,
    Ground mismatch,
    Ground difference,
    Ground exceeded,
    Ground missing,
    Ground late,
    SourceText source)
    implements EffectiveDated {
  public ComplianceRule {
    Check.range("compliance.window_months", windowMonths, 1, 36);
    Check.range("compliance.lag_months", lagMonths, 0, 24);
    Check.range("compliance.least_metered_hours", leastMeteredHours, 1, 10_000);
    Check.range("compliance.least_filings", leastFilings, 1, 1000);
  }

  /**
   * If the share is above {@code abovePct} percent, the site's weight is multiplied by the factor.
   */
  public record Ground(double abovePct, double factor) {
    public Ground {
      Check.range("compliance.above_pct", abovePct, 0, 100);
      Check.range("compliance.factor", factor, 0.001, 1);
    }
  }
}
