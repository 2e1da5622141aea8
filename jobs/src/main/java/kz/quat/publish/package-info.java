/** What leaves the house: Parquet for dashboards, the evidence, the manifest and the run report. */
@NullMarked
package kz.quat.publish;

import org.jspecify.annotations.NullMarked;
