/**
 * Compares the sources of a site's consumption (report, meter, fee, purchase, connection, machines)
 * with each other, and looks for implausible values in each.
 */
@NullMarked
package kz.quat.reconciliation;

import org.jspecify.annotations.NullMarked;
