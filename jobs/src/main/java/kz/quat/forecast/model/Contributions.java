package kz.quat.forecast.model;

/**
 * The parts of an hour's median, MW. They add up to the median before it is sorted with the other
 * quantiles and limited to 0.
 *
 * @param levelMw the region's recent level and the hour's usual share of it
 * @param calendarMw day of the week, holiday and season
 * @param temperatureMw temperature of the hour and of the time before it; 0 without temperatures
 * @param recentDaysMw deviation of the loads of recent days from their level
 * @param eventsMw announced changes of the load
 * @param adjustmentMw the shift due to the latest errors and to averaging several methods
 */
public record Contributions(
    double levelMw,
    double calendarMw,
    double temperatureMw,
    double recentDaysMw,
    double eventsMw,
    double adjustmentMw) {
  /** All parts are 0. */
  static final Contributions NONE = new Contributions(0, 0, 0, 0, 0, 0);

  Contributions plus(Contributions other) {
    return new Contributions(
        levelMw + other.levelMw,
        calendarMw + other.calendarMw,
        temperatureMw + other.temperatureMw,
        recentDaysMw + other.recentDaysMw,
        eventsMw + other.eventsMw,
        adjustmentMw + other.adjustmentMw);
  }

  Contributions times(double factor) {
    return new Contributions(
        factor * levelMw,
        factor * calendarMw,
        factor * temperatureMw,
        factor * recentDaysMw,
        factor * eventsMw,
        factor * adjustmentMw);
  }

  /** The same parts with an adjustment that makes them add up to a median, MW. */
  Contributions summingTo(double medianMw) {
    double sum = levelMw + calendarMw + temperatureMw + recentDaysMw + eventsMw;
    return new Contributions(
        levelMw, calendarMw, temperatureMw, recentDaysMw, eventsMw, medianMw - sum);
  }

  /** The same parts with another announced change, MW. */
  Contributions withEvents(double mw) {
    return new Contributions(levelMw, calendarMw, temperatureMw, recentDaysMw, mw, adjustmentMw);
  }
}
