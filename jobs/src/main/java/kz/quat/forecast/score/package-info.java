/** Scores of a back-test beyond single hours: days, peaks, sums over areas, seasons. */
@NullMarked
package kz.quat.forecast.score;

import org.jspecify.annotations.NullMarked;
