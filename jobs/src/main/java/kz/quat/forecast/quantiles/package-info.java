/** Quantile levels, and how quantiles are read from past errors and adapt to their coverage. */
@NullMarked
package kz.quat.forecast.quantiles;

import org.jspecify.annotations.NullMarked;
