/** A file system that stops at the n-th change, as it does for a process that is killed. */
@NullMarked
package kz.quat.testkit.faulty;

import org.jspecify.annotations.NullMarked;
