/** How much of what there is the need takes, region by region and through the network. */
@NullMarked
package kz.quat.allocation.strain;

import org.jspecify.annotations.NullMarked;
