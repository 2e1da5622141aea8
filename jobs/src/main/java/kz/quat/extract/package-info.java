/** Reads new files of the landing folder into the raw tables, as the text that was received. */
@NullMarked
package kz.quat.extract;

import org.jspecify.annotations.NullMarked;
