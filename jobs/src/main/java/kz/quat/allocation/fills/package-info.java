/** Sharing one hour among the miners, tier by tier: one class a policy behind {@link Fill}. */
@NullMarked
package kz.quat.allocation.fills;

import org.jspecify.annotations.NullMarked;
