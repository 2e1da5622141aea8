/** Builds the case of the day from the tables, and turns its solution back into tables. */
@NullMarked
package kz.quat.quota;

import org.jspecify.annotations.NullMarked;
