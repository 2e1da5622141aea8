/** Every table in code: columns with type, unit and meaning, and keys, each defined once. */
@NullMarked
package kz.quat.schema;

import org.jspecify.annotations.NullMarked;
