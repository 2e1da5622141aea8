/**
 * Loss-of-load probability and expected unserved energy over joint states of load and outages,
 * through the network.
 */
@NullMarked
package kz.quat.allocation.adequacy;

import org.jspecify.annotations.NullMarked;
