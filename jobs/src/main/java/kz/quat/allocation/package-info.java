/**
 * The quota engine, which computes a solution from a case under a policy, without Spark. Callers
 * use {@link QuotaEngine} with the packages {@code cases}, {@code solution}, {@code strain} and
 * {@code figures}; the other packages are internal.
 */
@NullMarked
package kz.quat.allocation;

import org.jspecify.annotations.NullMarked;
