/**
 * What the sides of a consumption (report, meter, fee, purchase, connection, machines) say against
 * each other, and what is odd in one side alone.
 */
@NullMarked
package kz.quat.reconciliation;

import org.jspecify.annotations.NullMarked;
