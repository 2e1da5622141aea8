/** Stage 2: raw text becomes typed tables; every record is accepted, superseded or rejected. */
@NullMarked
package kz.quat.clean;

import org.jspecify.annotations.NullMarked;
