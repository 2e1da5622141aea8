/**
 * Single values: text becomes a number, a time, a code or a region, or a fault with the reason why
 * the record is refused. Nothing here knows a source or compares two records.
 */
@NullMarked
package kz.quat.clean.values;

import org.jspecify.annotations.NullMarked;
