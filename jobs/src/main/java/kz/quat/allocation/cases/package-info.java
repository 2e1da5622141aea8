/**
 * The case of a day: its records, its folder of CSV files, its refusals, the policies. The room
 * everybody may use.
 */
@NullMarked
package kz.quat.allocation.cases;

import org.jspecify.annotations.NullMarked;
