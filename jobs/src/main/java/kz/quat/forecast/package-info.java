/** Stage 4: the delivery day's native load by region and hour, as quantiles. */
@NullMarked
package kz.quat.forecast;

import org.jspecify.annotations.NullMarked;
