package kz.quat.domain;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * What a site must file under one regime. Entries with the same {@code duty} replace one another by
 * {@code validFrom}.
 *
 * @param duty name of the obligation, the same in every regime
 * @param regime the order or law that sets it
 * @param basis {@code law}, or {@code practice} where no law or order sets it
 * @param period the kind of period that a filing covers
 * @param dueMonths whole months to add to the month in which the period ends, before the due days
 *     are counted
 * @param dueDays days after the period's last day (or after the end of the last of those months) by
 *     which the filing must have arrived; a deadline on a day off moves to the next working day
 * @param keptBy the kind of document that fulfils the obligation
 * @param hoursOnly true if only hourly readings fulfil it, false if totals do as well
 * @param inRecord true if it counts in a site's record
 * @param doubt true if the legal wording is still to be checked
 * @param source where the order or law is published
 */
public record FilingObligation(
    LocalDate validFrom,
    String duty,
    String regime,
    String basis,
    PeriodKind period,
    int dueMonths,
    int dueDays,
    FulfilledBy keptBy,
    boolean hoursOnly,
    boolean inRecord,
    boolean doubt,
    String source)
    implements EffectiveDated {

  /** The kinds of document that can fulfil an obligation. */
  public enum FulfilledBy {
    /**
     * Reports of consumption; for the closing of a site, also a report that serves as its notice.
     */
    REPORTS,
    /** Declarations of the fee, form 880.00, from the source {@code fee_declarations}. */
    FEE_DECLARATIONS
  }

  private static final int MOST_DUE_DAYS = 366;
  private static final int MOST_DUE_MONTHS = 12;

  public FilingObligation {
    if (!duty.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("duty is " + duty + " (must be lower snake_case)");
    }
    if (!basis.equals("law") && !basis.equals("practice")) {
      throw new IllegalArgumentException("basis is " + basis + " (must be law or practice)");
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException(
          "source of %s of %s is blank (must say where it is published, or that it is not)"
              .formatted(duty, validFrom));
    }
    if (dueDays < 0 || dueDays > MOST_DUE_DAYS) {
      throw new IllegalArgumentException(
          "due_days is %d (must be between 0 and %d)".formatted(dueDays, MOST_DUE_DAYS));
    }
    if (dueMonths < 0 || dueMonths > MOST_DUE_MONTHS) {
      throw new IllegalArgumentException(
          "due_months is %d (must be between 0 and %d)".formatted(dueMonths, MOST_DUE_MONTHS));
    }
    if (keptBy == FulfilledBy.FEE_DECLARATIONS && period.recurs() && period != PeriodKind.QUARTER) {
      throw new IllegalArgumentException(
          "period of %s is %s (must be quarter or none where kept_by is fee_declarations)"
              .formatted(duty, period.name().toLowerCase(Locale.ROOT)));
    }
  }

  /**
   * The last day on which a filing is in time if every day were a working day.
   *
   * @param last last day of the whole period
   */
  public LocalDate dueAfter(LocalDate last) {
    LocalDate counted =
        dueMonths == 0 ? last : last.plusMonths(dueMonths).with(TemporalAdjusters.lastDayOfMonth());
    return counted.plusDays(dueDays);
  }
}
