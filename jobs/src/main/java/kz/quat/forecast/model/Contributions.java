package kz.quat.forecast.model;

/**
 * What makes up an hour's median, MW: the parts sum to it (before sorting and cutting at 0).
 *
 * @param levelMw the region's recent level and the hour's usual share of it
 * @param calendarMw day of the week, holiday, season
 * @param temperatureMw temperature and its recent past; 0 without temperatures
 * @param recentDaysMw loads of the recent days beyond their level
 * @param adjustmentMw the shift by the latest errors and by blending of methods
 */
public record Contributions(
    double levelMw,
    double calendarMw,
    double temperatureMw,
    double recentDaysMw,
    double adjustmentMw) {
  /** Nothing at all. */
  static final Contributions NONE = new Contributions(0, 0, 0, 0, 0);

  Contributions plus(Contributions other) {
    return new Contributions(
        levelMw + other.levelMw,
        calendarMw + other.calendarMw,
        temperatureMw + other.temperatureMw,
        recentDaysMw + other.recentDaysMw,
        adjustmentMw + other.adjustmentMw);
  }

  Contributions times(double factor) {
    return new Contributions(
        factor * levelMw,
        factor * calendarMw,
        factor * temperatureMw,
        factor * recentDaysMw,
        factor * adjustmentMw);
  }

  /** The same with the adjustment that makes it sum to a median, MW. */
  Contributions summingTo(double medianMw) {
    double sum = levelMw + calendarMw + temperatureMw + recentDaysMw;
    return new Contributions(levelMw, calendarMw, temperatureMw, recentDaysMw, medianMw - sum);
  }
}
