/**
 * The form of the demo's landing folder: folders and times of arrival, CSV and JSON text, a correct
 * report, and the list of planted faults. It uses the demo world and knows no individual source.
 */
@NullMarked
package kz.quat.demo.landing;

import org.jspecify.annotations.NullMarked;
