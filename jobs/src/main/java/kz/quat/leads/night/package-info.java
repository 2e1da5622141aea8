/** Leads in the night: the hours of feeders as rows a day, and one task a feeder. */
@NullMarked
package kz.quat.leads.night;

import org.jspecify.annotations.NullMarked;
