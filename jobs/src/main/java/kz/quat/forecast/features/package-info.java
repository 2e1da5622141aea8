/** The features of an hour that a regression uses: calendar, recent loads and temperature. */
@NullMarked
package kz.quat.forecast.features;

import org.jspecify.annotations.NullMarked;
