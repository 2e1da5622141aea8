/**
 * The quota engine: a case and a policy to a solution, no Spark. Its door is {@link QuotaEngine}
 * with {@code cases}, {@code solution}, {@code strain} and {@code figures}; the other rooms are its
 * own.
 */
@NullMarked
package kz.quat.allocation;

import org.jspecify.annotations.NullMarked;
