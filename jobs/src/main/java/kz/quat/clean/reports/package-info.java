/**
 * The rules for miners' reports, in plain Java apart from reading and writing rows. The night and
 * {@code quat check} apply the same classes.
 */
@NullMarked
package kz.quat.clean.reports;

import org.jspecify.annotations.NullMarked;
