/** A run's folders, its manifest and the commit point, on disk. */
@NullMarked
package kz.quat.publish.run;

import org.jspecify.annotations.NullMarked;
