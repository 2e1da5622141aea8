package kz.quat.forecast.model;

/**
 * How often the regressions are fitted again: often for the days that are output, less often for
 * the past days from which only the errors are learnt.
 *
 * @param wantedFrom the first day that is output
 * @param wantedDays days between fits from then on
 */
public record RefitRhythm(int wantedFrom, int wantedDays) {
  /**
   * Days between fits before the first output day; docs/forecast.md says what 56 days would cost in
   * accuracy.
   */
  private static final int PAST_DAYS = 28;

  public RefitRhythm {
    if (wantedDays < 1) {
      throw new IllegalArgumentException("Refit every " + wantedDays + " days");
    }
  }

  int days(int day) {
    if (day < wantedFrom) {
      return PAST_DAYS;
    }
    return day == wantedFrom ? 1 : wantedDays;
  }
}
