/**
 * The auction as a min-cost flow in whole numbers, with its prices and the sharing of tied bids.
 */
@NullMarked
package kz.quat.allocation.auction;

import org.jspecify.annotations.NullMarked;
