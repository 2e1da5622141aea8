/**
 * The case of a day: its records, its folder of CSV files, its checks, and the policies. All other
 * packages of the allocation may use this one.
 */
@NullMarked
package kz.quat.allocation.cases;

import org.jspecify.annotations.NullMarked;
