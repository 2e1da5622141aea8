/** The coarse check: compares a region's load with what calendar and weather make likely. */
@NullMarked
package kz.quat.leads.region;

import org.jspecify.annotations.NullMarked;
