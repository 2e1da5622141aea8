/** Stage 5, before the quotas: how sites keep their obligations, and what amendments restated. */
@NullMarked
package kz.quat.compliance;

import org.jspecify.annotations.NullMarked;
