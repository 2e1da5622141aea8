/**
 * Published tables as Parquet files: written sorted and checked against their schema, and read back
 * row by row.
 */
@NullMarked
package kz.quat.publish.parquet;

import org.jspecify.annotations.NullMarked;
