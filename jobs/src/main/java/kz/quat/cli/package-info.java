/** The commands, the Spark session, exit codes. */
@NullMarked
package kz.quat.cli;

import org.jspecify.annotations.NullMarked;
