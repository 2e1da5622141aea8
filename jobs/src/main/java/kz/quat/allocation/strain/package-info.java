/**
 * How much of the available supply the need takes up, for each region alone and through the
 * network.
 */
@NullMarked
package kz.quat.allocation.strain;

import org.jspecify.annotations.NullMarked;
