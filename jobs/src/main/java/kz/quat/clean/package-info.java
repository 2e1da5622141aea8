/**
 * Cleaning: raw text becomes typed tables, and every record is accepted, superseded or rejected.
 */
@NullMarked
package kz.quat.clean;

import org.jspecify.annotations.NullMarked;
