/**
 * What is wrong in the demo on purpose, source by source: broken lines, gaps, reports that are
 * late, doubled or in a wrong unit. Each is listed in PLANTED.csv.
 */
@NullMarked
package kz.quat.demo.faults;

import org.jspecify.annotations.NullMarked;
