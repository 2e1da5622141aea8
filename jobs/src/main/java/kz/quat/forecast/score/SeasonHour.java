package kz.quat.forecast.score;

/**
 * Reliability of the forecasts of one hour of the day in one season.
 *
 * @param season {@code winter} (December to February), {@code spring}, {@code summer} or {@code
 *     autumn}
 * @param hour local hour of the day, 0 to 23
 * @param hours scored hours
 * @param pinballPct mean pinball loss over P10 … P90, P95, P99, in % of the mean load
 * @param coverage10Pct share of loads at or below P10, in %
 * @param coverage50Pct share of loads at or below the median, in %
 * @param coverage90Pct share of loads at or below P90, in %
 */
public record SeasonHour(
    String region,
    String season,
    int hour,
    int hours,
    double pinballPct,
    double coverage10Pct,
    double coverage50Pct,
    double coverage90Pct) {}
