package kz.quat.forecast.score;

/**
 * How good the forecasts of an area's daily maximum were.
 *
 * @param area a region, or {@link DayScores#ALL}
 * @param days scored days: all loads known, and enough past errors for scenarios
 * @param meanPeakMw mean of the measured daily maxima
 * @param pinballPct mean pinball loss of the maximum over P10 … P90, P95, P99, in % of the mean
 *     maximum
 * @param maximaPinballPct the same for the maximum of each hourly quantile, for comparison
 * @param coverage10Pct share of maxima at or below their P10, in %
 * @param coverage90Pct share of maxima at or below their P90, in %
 * @param withinHourPct share of days on which the named hour is at most one hour from that of the
 *     maximum, in %
 */
public record PeakScore(
    String area,
    int days,
    double meanPeakMw,
    double pinballPct,
    double maximaPinballPct,
    double coverage10Pct,
    double coverage90Pct,
    double withinHourPct) {}
