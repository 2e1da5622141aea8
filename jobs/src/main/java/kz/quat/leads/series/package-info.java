/** Hours of feeders and meters as arrays: read, aligned, cleaned from the past alone. */
@NullMarked
package kz.quat.leads.series;

import org.jspecify.annotations.NullMarked;
