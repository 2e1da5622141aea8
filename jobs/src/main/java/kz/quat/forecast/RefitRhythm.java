package kz.quat.forecast;

/**
 * How often the regressions are solved anew: often where the forecasts are wanted, less often in
 * the past days that only serve to learn the errors.
 *
 * @param wantedFrom the first day wanted
 * @param pastDays days between fits before it
 * @param wantedDays days between fits from then on
 */
record RefitRhythm(int wantedFrom, int pastDays, int wantedDays) {
  RefitRhythm {
    if (pastDays < 1 || wantedDays < 1) {
      throw new IllegalArgumentException("Refit every " + pastDays + ", " + wantedDays + " days");
    }
  }

  int days(int day) {
    if (day < wantedFrom) {
      return pastDays;
    }
    return day == wantedFrom ? 1 : wantedDays;
  }
}
