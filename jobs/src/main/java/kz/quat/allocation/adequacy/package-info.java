/** Loss of load and unserved energy over joint draws of load and outages, through the network. */
@NullMarked
package kz.quat.allocation.adequacy;

import org.jspecify.annotations.NullMarked;
