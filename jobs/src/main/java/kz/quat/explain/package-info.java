/**
 * Explains in plain language, from the evidence of a run, why a quota has its value. Needs no
 * Spark.
 */
@NullMarked
package kz.quat.explain;

import org.jspecify.annotations.NullMarked;
