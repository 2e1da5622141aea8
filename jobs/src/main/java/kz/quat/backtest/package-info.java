/** Past nights solved again with what then was known, and scored by what then happened. */
@NullMarked
package kz.quat.backtest;

import org.jspecify.annotations.NullMarked;
