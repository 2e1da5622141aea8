/**
 * Cleaning: raw text becomes typed tables, and every record is accepted, superseded or rejected.
 * The subpackages follow the path of a record: {@code values} types single values, {@code reports}
 * has the rules for miners' reports, {@code outcomes} decides between records of the same key,
 * {@code sources} declares each source with its columns and its own rules, and {@code consumption}
 * derives the energy of site hours from the accepted records. This package itself has the rules of
 * the configuration that all of them apply.
 */
@NullMarked
package kz.quat.clean;

import org.jspecify.annotations.NullMarked;
