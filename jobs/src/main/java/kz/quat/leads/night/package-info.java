/** Leads in the night: the hours of feeders as rows per day, and a task that judges each feeder. */
@NullMarked
package kz.quat.leads.night;

import org.jspecify.annotations.NullMarked;
