/** Stage 3: native load, available capacity, margins and strain of regions. */
@NullMarked
package kz.quat.grid;

import org.jspecify.annotations.NullMarked;
