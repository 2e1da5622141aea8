/** What a night tells people and machines that watch it: report pages, a summary, metrics. */
@NullMarked
package kz.quat.publish.night;

import org.jspecify.annotations.NullMarked;
