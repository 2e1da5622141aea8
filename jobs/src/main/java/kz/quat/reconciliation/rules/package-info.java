/**
 * The rules of data quality, one per file: what it counts in which rows, by which thresholds of
 * {@code conf/rules/data_quality.yaml}, and its severity. A rule's texts are in the messages of
 * findings under its id; its rationale is in docs/data-quality.md. {@link
 * kz.quat.reconciliation.rules.QualityRules} lists all rules.
 */
@NullMarked
package kz.quat.reconciliation.rules;

import org.jspecify.annotations.NullMarked;
