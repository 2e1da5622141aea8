/** Why each quota is what it is: the blocking cut, its elements, the marginal values. */
@NullMarked
package kz.quat.allocation.explanations;

import org.jspecify.annotations.NullMarked;
