package kz.quat.domain;

import java.time.LocalDate;

/**
 * What a site must file, as one regime sets it. Entries of the same {@code duty} follow one another
 * by {@code validFrom}.
 *
 * @param duty names the obligation across regimes
 * @param regime the order or law
 * @param basis {@code law}, or {@code practice} where none sets it
 * @param period over what it runs
 * @param dueDays days after the period's last day by which it must have arrived; a deadline on a
 *     day off moves to the next working day
 * @param hoursOnly whether hourly readings alone keep it; else totals do as well
 * @param inRecord whether it counts in a site's record
 * @param doubt whether the legal wording is still to be checked
 * @param source where it is published
 */
public record FilingObligation(
    LocalDate validFrom,
    String duty,
    String regime,
    String basis,
    PeriodKind period,
    int dueDays,
    boolean hoursOnly,
    boolean inRecord,
    boolean doubt,
    String source)
    implements EffectiveDated {

  private static final int MOST_DUE_DAYS = 366;

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
  }
}
