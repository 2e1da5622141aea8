/** CSV files as Quat writes them; below all other packages. */
@NullMarked
package kz.quat.csv;

import org.jspecify.annotations.NullMarked;
