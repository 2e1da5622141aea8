/** What a regression is told of an hour: calendar, recent loads, temperature. */
@NullMarked
package kz.quat.forecast.features;

import org.jspecify.annotations.NullMarked;
