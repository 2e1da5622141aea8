package kz.quat.forecast.model;

/**
 * How often the regressions are solved anew: often where the forecasts are wanted, less often in
 * the past days that only serve to learn the errors.
 *
 * @param wantedFrom the first day wanted
 * @param wantedDays days between fits from then on
 */
public record RefitRhythm(int wantedFrom, int wantedDays) {
  /** Days between fits before the first wanted day; what 56 would cost stands in docs. */
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
