package kz.quat.config;

import java.time.LocalDate;
import kz.quat.domain.EffectiveDated;

/**
 * When a site's weight is less than its licence. Of the grounds that hold, the smallest factor
 * counts; a site without a record has 1.
 *
 * @param windowMonths length of the record in whole months
 * @param lagMonths months between its last one and the delivery day's: what is due for the last
 *     months may not have passed
 * @param leastMeteredHours with fewer metered hours the grounds of hours are left out
 * @param leastFilings with fewer filings due the grounds of filings are left out
 * @param notReported share of metered hours without an accepted report
 * @param mismatch share of the metered energy by which reports differ, hour by hour
 * @param difference share of the comparisons of reconciliation that differ beyond tolerance
 * @param exceeded share of metered hours in which the quota was exceeded beyond the tolerance
 * @param missing share of the filings due that never came whole
 * @param late share of the filings due that came whole after the deadline
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

  /** Above this share, this factor. */
  public record Ground(double abovePct, double factor) {
    public Ground {
      Check.range("compliance.above_pct", abovePct, 0, 100);
      Check.range("compliance.factor", factor, 0.001, 1);
    }
  }
}
