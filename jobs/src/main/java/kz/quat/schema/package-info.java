/** Every table as code: column, type, unit, key and meaning, each written once. */
@NullMarked
package kz.quat.schema;

import org.jspecify.annotations.NullMarked;
