/** Describes steps in a meter or in a feeder's balance by numbers. */
@NullMarked
package kz.quat.leads.evidence;

import org.jspecify.annotations.NullMarked;
