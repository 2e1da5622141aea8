/** Stage 7: checks with severities; a failed gate withholds publication. */
@NullMarked
package kz.quat.quality;

import org.jspecify.annotations.NullMarked;
