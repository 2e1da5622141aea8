package kz.quat.forecast.model;

/**
 * How a forecast hour moves with temperature: the same regressions asked again with all hours to
 * come a degree warmer, and a degree colder.
 *
 * @param warmerMw what one degree more adds to the median, MW; mostly below 0 in winter
 * @param colderMw what one degree less adds
 */
public record DegreeResponse(double warmerMw, double colderMw) {}
