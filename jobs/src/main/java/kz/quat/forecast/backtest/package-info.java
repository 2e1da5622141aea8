/** Back-tests: forecasts of past days from files, and their scores. */
@NullMarked
package kz.quat.forecast.backtest;

import org.jspecify.annotations.NullMarked;
