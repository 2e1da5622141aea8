/** Levels and quantiles: how they are read from past errors, and adapt to what they covered. */
@NullMarked
package kz.quat.forecast.quantiles;

import org.jspecify.annotations.NullMarked;
