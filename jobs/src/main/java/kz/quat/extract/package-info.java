/** Stage 1: new files of the landing folder become raw tables, text as received. */
@NullMarked
package kz.quat.extract;

import org.jspecify.annotations.NullMarked;
