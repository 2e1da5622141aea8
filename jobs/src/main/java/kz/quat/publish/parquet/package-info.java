/**
 * Published tables as Parquet: written sorted and checked against their schema, read back row by
 * row.
 */
@NullMarked
package kz.quat.publish.parquet;

import org.jspecify.annotations.NullMarked;
