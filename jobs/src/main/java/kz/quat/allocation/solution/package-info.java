/** The results of the quota engine: quotas, strain and explanations, as rows sorted by key. */
@NullMarked
package kz.quat.allocation.solution;

import org.jspecify.annotations.NullMarked;
