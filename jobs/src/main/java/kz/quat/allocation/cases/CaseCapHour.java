package kz.quat.allocation.cases;

/**
 * The national cap of one hour, which replaces the cap of the case: a row of {@code cap_hours.csv}
 * (docs/spec/quotas.md, section 5).
 *
 * @param hour an hour of the case
 * @param nationalCapMw the most that non-exempt mining may take in the country
 */
public record CaseCapHour(int hour, Limit nationalCapMw) {
  static final String FILE = "cap_hours.csv";

  /** Throws {@link BadCaseException} if the hour is not a valid hour number. */
  public CaseCapHour {
    new Rules(FILE).within("hour", hour, 0, CaseRegionHour.LAST_HOUR);
  }
}
