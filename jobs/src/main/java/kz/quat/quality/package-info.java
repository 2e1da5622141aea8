/** Checks of a night, with severities. A fatal finding withholds publication. */
@NullMarked
package kz.quat.quality;

import org.jspecify.annotations.NullMarked;
