/** Writes a run's tables for both audiences, then commits the run. */
@NullMarked
package kz.quat.publish.commit;

import org.jspecify.annotations.NullMarked;
