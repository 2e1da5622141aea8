/** How much constant load could be connected if it were curtailed in the worst hours. */
@NullMarked
package kz.quat.allocation.headroom;

import org.jspecify.annotations.NullMarked;
