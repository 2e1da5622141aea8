/** Forecasts the native load of the delivery day by region and hour, as quantiles. */
@NullMarked
package kz.quat.forecast;

import org.jspecify.annotations.NullMarked;
