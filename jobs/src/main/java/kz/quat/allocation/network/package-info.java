/** Regions, hubs and ties as a flow network, its limits and its cuts, in whole milliwatts. */
@NullMarked
package kz.quat.allocation.network;

import org.jspecify.annotations.NullMarked;
