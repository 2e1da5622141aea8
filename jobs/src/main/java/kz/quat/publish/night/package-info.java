/** What a night tells people and monitoring: report pages, a summary, metrics, lineage. */
@NullMarked
package kz.quat.publish.night;

import org.jspecify.annotations.NullMarked;
