/** Wires the stages in order; holds no rule. */
@NullMarked
package kz.quat.pipeline;

import org.jspecify.annotations.NullMarked;
