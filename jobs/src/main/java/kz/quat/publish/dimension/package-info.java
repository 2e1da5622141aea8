/**
 * The rows of the dimensions ({@link kz.quat.schema.DimensionTables}): regions, sites and dates.
 * They are made in plain Java from the configuration and from small tables, because their number is
 * bounded.
 */
@NullMarked
package kz.quat.publish.dimension;

import org.jspecify.annotations.NullMarked;
