/** What the quota engine answers: quotas, strain, explanations, as rows sorted by key. */
@NullMarked
package kz.quat.allocation.solution;

import org.jspecify.annotations.NullMarked;
