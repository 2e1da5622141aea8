package kz.quat.forecast;

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
    double adjustmentMw) {}
