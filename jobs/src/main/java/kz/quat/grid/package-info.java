/** Native load, available capacity, reserve and strain of regions. */
@NullMarked
package kz.quat.grid;

import org.jspecify.annotations.NullMarked;
