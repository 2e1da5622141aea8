/** A solution as figures and files: the comparison of policies and the files of a replay. */
@NullMarked
package kz.quat.allocation.figures;

import org.jspecify.annotations.NullMarked;
