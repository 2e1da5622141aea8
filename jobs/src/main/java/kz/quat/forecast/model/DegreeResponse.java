package kz.quat.forecast.model;

/**
 * How the forecast of an hour changes with temperature. The same regressions are evaluated with all
 * coming hours one degree warmer, and one degree colder.
 *
 * @param warmerMw what one degree more adds to the median, MW; usually negative in winter
 * @param colderMw what one degree less adds to the median, MW
 */
public record DegreeResponse(double warmerMw, double colderMw) {}
