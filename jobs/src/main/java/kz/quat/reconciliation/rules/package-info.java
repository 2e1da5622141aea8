/**
 * The rules of data quality, one a file: what it counts of which rows, by which thresholds of
 * {@code conf/rules/data_quality.yaml}, how bad it is. Its words stand under its id in the messages
 * of findings, its reasons in docs/data-quality.md. {@link
 * kz.quat.reconciliation.rules.QualityRules} lists them.
 */
@NullMarked
package kz.quat.reconciliation.rules;

import org.jspecify.annotations.NullMarked;
