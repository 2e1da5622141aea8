/**
 * Shared by tests: one Spark session, a tiny landing folder and published run, row builders,
 * tolerances.
 */
@NullMarked
package kz.quat.testkit;

import org.jspecify.annotations.NullMarked;
