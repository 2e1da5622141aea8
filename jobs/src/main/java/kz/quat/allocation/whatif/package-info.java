/** Solves the same case with changes and compares it with the original. */
@NullMarked
package kz.quat.allocation.whatif;

import org.jspecify.annotations.NullMarked;
