/** Why a quota is what it is, in plain language, from the evidence of a run. Needs no Spark. */
@NullMarked
package kz.quat.explain;

import org.jspecify.annotations.NullMarked;
