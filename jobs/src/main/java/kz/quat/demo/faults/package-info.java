/**
 * Deliberate faults in the demo, source by source: broken lines, gaps, and reports that are late,
 * duplicated or in a wrong unit. Each is listed in PLANTED.csv.
 */
@NullMarked
package kz.quat.demo.faults;

import org.jspecify.annotations.NullMarked;
