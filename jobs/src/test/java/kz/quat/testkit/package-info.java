/** What tests share: one Spark session, named grids, row builders, tolerances. */
@NullMarked
package kz.quat.testkit;

import org.jspecify.annotations.NullMarked;
