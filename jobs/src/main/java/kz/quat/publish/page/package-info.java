/**
 * The page that people read in the morning: one HTML file with its data inside. Does not use Spark.
 */
@NullMarked
package kz.quat.publish.page;

import org.jspecify.annotations.NullMarked;
