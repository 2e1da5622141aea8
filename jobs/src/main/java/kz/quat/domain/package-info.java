/** Units, ids, periods and rules as records and enums: the JDK alone. */
@NullMarked
package kz.quat.domain;

import org.jspecify.annotations.NullMarked;
