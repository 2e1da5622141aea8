/** Stage 5: the case of the day from the tables, and its solution back into tables. */
@NullMarked
package kz.quat.quota;

import org.jspecify.annotations.NullMarked;
