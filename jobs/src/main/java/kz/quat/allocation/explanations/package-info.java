/** Explains each quota by its blocking cut, the elements of the cut, and marginal values. */
@NullMarked
package kz.quat.allocation.explanations;

import org.jspecify.annotations.NullMarked;
