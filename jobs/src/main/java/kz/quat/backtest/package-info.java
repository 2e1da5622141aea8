/**
 * Solves past nights again from what was known at the time, and scores them by what happened later.
 */
@NullMarked
package kz.quat.backtest;

import org.jspecify.annotations.NullMarked;
