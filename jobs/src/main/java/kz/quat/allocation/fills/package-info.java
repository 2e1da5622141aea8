/**
 * Sharing one hour among the miners, tier by tier; each policy is a class that implements {@link
 * Fill}.
 */
@NullMarked
package kz.quat.allocation.fills;

import org.jspecify.annotations.NullMarked;
