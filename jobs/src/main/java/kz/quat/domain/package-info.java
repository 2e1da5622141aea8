/**
 * Basic types of the domain (units, ids, periods, rules) as records and enums. Uses the JDK alone.
 */
@NullMarked
package kz.quat.domain;

import org.jspecify.annotations.NullMarked;
