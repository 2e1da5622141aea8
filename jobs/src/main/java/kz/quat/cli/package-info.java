/** The commands, the Spark session and exit codes. */
@NullMarked
package kz.quat.cli;

import org.jspecify.annotations.NullMarked;
