/**
 * What describes the tables beside them: the dictionary in three languages, the data package,
 * views.
 */
@NullMarked
package kz.quat.publish.dictionary;

import org.jspecify.annotations.NullMarked;
