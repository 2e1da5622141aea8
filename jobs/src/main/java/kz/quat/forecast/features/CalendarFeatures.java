package kz.quat.forecast.features;

import static kz.quat.forecast.features.FeatureRow.Group.CALENDAR;

import java.time.LocalDate;
import kz.quat.forecast.history.DayType;
import kz.quat.forecast.history.LocalGrid;

/** Weekday, holidays and season of each day of a grid, computed once. */
public final class CalendarFeatures {
  /**
   * Sine and cosine of the first two harmonics of the year, which are multiplied with other
   * features.
   */
  static final int SEASONS = 4;

  private static final int HARMONICS = 3;
  private static final int WEDNESDAY = 2;
  private static final int SUNDAY = 6;
  private static final double YEAR_DAYS = 365.25;

  private final double[][] season;
  private final int[] weekday;
  private final boolean[] departs;

  public CalendarFeatures(LocalGrid grid) {
    int days = grid.days();
    season = new double[days][2 * HARMONICS];
    weekday = new int[days];
    departs = new boolean[days];
    for (int d = 0; d < days; d++) {
      LocalDate date = grid.date(d);
      for (int k = 0; k < HARMONICS; k++) {
        double angle = 2 * Math.PI * (k + 1) * date.getDayOfYear() / YEAR_DAYS;
        season[d][2 * k] = StrictMath.sin(angle);
        season[d][2 * k + 1] = StrictMath.cos(angle);
      }
      int plain = date.getDayOfWeek().getValue() - 1;
      weekday[d] = effective(plain, grid.dayType(d));
      departs[d] = weekday[d] != plain;
    }
  }

  /** A holiday is treated as a Sunday, a weekend day moved to work as a Wednesday. */
  private static int effective(int plain, DayType type) {
    boolean rests = type == DayType.REST;
    if (rests) {
      return SUNDAY;
    }
    return type == DayType.WORKDAY && plain > 4 ? WEDNESDAY : plain;
  }

  /** The values of the year's harmonics on a day. */
  double[] season(int day) {
    return season[day];
  }

  boolean weekend(int day) {
    return weekday[day] >= 5;
  }

  /** Adds the years since the first day: the growth of a load that is learnt in MW. */
  public void addYears(FeatureRow row, int day) {
    row.add(CALENDAR, day / YEAR_DAYS);
  }

  /** Adds weekday and season; if asked, also each weekday multiplied with the season. */
  public void add(FeatureRow row, int day, boolean weekdaysBySeason) {
    for (double s : season[day]) {
      row.add(CALENDAR, s);
    }
    for (int w = 0; w < 7; w++) {
      boolean is = weekday[day] == w;
      row.add(CALENDAR, is ? 1 : 0);
      for (int s = 0; weekdaysBySeason && s < SEASONS; s++) {
        row.add(CALENDAR, is ? season[day][s] : 0);
      }
    }
    addDepartures(row, day);
  }

  /**
   * Adds holidays and moved days: whether the day itself departs from the normal week, and whether
   * days close to it or used as lags do.
   */
  private void addDepartures(FeatureRow row, int day) {
    for (int back : new int[] {0, 1, 2, 7, -1}) {
      int d = Math.min(Math.max(0, day - back), departs.length - 1);
      row.add(CALENDAR, departs[d] && day - back == d ? (weekday[d] == SUNDAY ? 1 : -1) : 0);
    }
  }
}
