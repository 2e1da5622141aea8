/**
 * Reports in the forms that people file them in (CSV, XLSX, packed) as the one form that is judged:
 * a JSON submission's text. Plain Java, no Spark.
 */
@NullMarked
package kz.quat.submission;

import org.jspecify.annotations.NullMarked;
