/**
 * How the demo writes a landing folder: its folders and times of arrival, CSV and JSON text, a
 * correct report, and the list of what was planted. It knows the world, and no single source.
 */
@NullMarked
package kz.quat.demo.landing;

import org.jspecify.annotations.NullMarked;
