/** Inspectors' results, which decide leads and recalibrate the confidence. */
@NullMarked
package kz.quat.leads.visits;

import org.jspecify.annotations.NullMarked;
