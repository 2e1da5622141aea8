/** What a step in a meter or in a feeder's balance looks like, as numbers. */
@NullMarked
package kz.quat.leads.evidence;

import org.jspecify.annotations.NullMarked;
