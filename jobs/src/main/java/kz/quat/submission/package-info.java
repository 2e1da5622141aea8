/**
 * Converts reports from the formats in which people file them (CSV, XLSX, packed) into the one that
 * is judged: the text of a JSON submission. Plain Java, no Spark.
 */
@NullMarked
package kz.quat.submission;

import org.jspecify.annotations.NullMarked;
