/** Hours of feeders and meters as arrays: read, aligned, and cleaned using earlier hours only. */
@NullMarked
package kz.quat.leads.series;

import org.jspecify.annotations.NullMarked;
