/** A solution in figures and files: comparison of policies, the files of a replay. */
@NullMarked
package kz.quat.allocation.figures;

import org.jspecify.annotations.NullMarked;
