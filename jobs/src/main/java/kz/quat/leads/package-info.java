/**
 * Leads: indications with evidence of load that nobody reports, from meters and the balance of
 * feeders.
 */
@NullMarked
package kz.quat.leads;

import org.jspecify.annotations.NullMarked;
