/**
 * What accepted records say about consumption: the energy between two readings of a register, the
 * metering points that count for a site, the energy of each site hour, and the past days that must
 * be derived again after a late row.
 */
@NullMarked
package kz.quat.clean.consumption;

import org.jspecify.annotations.NullMarked;
