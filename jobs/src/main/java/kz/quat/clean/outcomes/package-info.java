/**
 * The outcome of a record: accepted, superseded by another record of the same key, or rejected.
 * Nothing here knows a source; reports and their withdrawals count by the rules of {@link
 * kz.quat.clean.outcomes.ReportVerdicts}.
 */
@NullMarked
package kz.quat.clean.outcomes;

import org.jspecify.annotations.NullMarked;
