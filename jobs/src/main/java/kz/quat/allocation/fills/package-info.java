/**
 * Sharing one hour among the miners, tier by tier: one class a policy behind {@link
 * kz.quat.allocation.fills.Fill}.
 */
@NullMarked
package kz.quat.allocation.fills;

import org.jspecify.annotations.NullMarked;
