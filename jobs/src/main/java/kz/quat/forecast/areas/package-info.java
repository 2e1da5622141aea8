/** Forecasts of regions, zones and the nation as rows of the night's tables. */
@NullMarked
package kz.quat.forecast.areas;

import org.jspecify.annotations.NullMarked;
