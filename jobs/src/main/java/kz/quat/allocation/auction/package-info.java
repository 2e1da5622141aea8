/** The auction as a min-cost flow in whole numbers, its prices and its ties. */
@NullMarked
package kz.quat.allocation.auction;

import org.jspecify.annotations.NullMarked;
