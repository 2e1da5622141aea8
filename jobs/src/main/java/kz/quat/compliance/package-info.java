/**
 * Determines how sites keep their filing obligations and which published figures amendments
 * changed. It runs before the quotas.
 */
@NullMarked
package kz.quat.compliance;

import org.jspecify.annotations.NullMarked;
