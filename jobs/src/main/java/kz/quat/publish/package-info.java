/**
 * What a run publishes: Parquet for dashboards, the evidence, the manifest and the run report.
 * Subpackages: {@code text} and {@code dictionary} (words), {@code run} (folders and the commit
 * point), {@code parquet} (tables), {@code commit} (writing a run), {@code export}, {@code night}
 * and {@code page} (what people read).
 */
@NullMarked
package kz.quat.publish;

import org.jspecify.annotations.NullMarked;
