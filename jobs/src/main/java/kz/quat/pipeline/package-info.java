/** The stages of a night and their order. The rules that they apply are in other packages. */
@NullMarked
package kz.quat.pipeline;

import org.jspecify.annotations.NullMarked;
