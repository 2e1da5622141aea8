/** The forecast methods, from an area's history to the quantiles of its delivery day. */
@NullMarked
package kz.quat.forecast.model;

import org.jspecify.annotations.NullMarked;
