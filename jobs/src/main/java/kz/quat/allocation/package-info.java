/** The quota engine: flows, cuts, policies, explanations and the case folder. No Spark. */
@NullMarked
package kz.quat.allocation;

import org.jspecify.annotations.NullMarked;
