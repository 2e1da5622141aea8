/** A file system that stops at the n-th change, as a process does that is killed. */
@NullMarked
package kz.quat.testkit.faulty;

import org.jspecify.annotations.NullMarked;
