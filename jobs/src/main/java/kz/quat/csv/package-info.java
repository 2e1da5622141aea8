/** Writes CSV files; depends on no other package of Quat. */
@NullMarked
package kz.quat.csv;

import org.jspecify.annotations.NullMarked;
