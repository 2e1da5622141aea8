/**
 * Descriptions of the published tables: the dictionary in three languages, the data package, DuckDB
 * views.
 */
@NullMarked
package kz.quat.publish.dictionary;

import org.jspecify.annotations.NullMarked;
