/** The same case with changes, solved again and set beside the original. */
@NullMarked
package kz.quat.allocation.whatif;

import org.jspecify.annotations.NullMarked;
