package kz.quat.reconciliation.rules;

import static org.apache.spark.sql.functions.col;

import kz.quat.reconciliation.rules.QualityRule.Expression;
import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRule.Severity;
import kz.quat.schema.SiteMonthColumns;

/** Zero in many consecutive hours. */
final class ZeroBlock {

  static final QualityRule RULE =
      QualityRule.named("zero_block", Severity.INFO, "zero_hours")
          .counts(Of.HOURS, SiteMonthColumns.REPORTED_ZERO, zeros(SiteHourRows.REPORTED))
          .counts(Of.HOURS, SiteMonthColumns.METERED_ZERO, zeros(SiteHourRows.METERED));

  private ZeroBlock() {}

  private static Expression zeros(String side) {
    return thresholds ->
        SiteHourRows.inRuns(col(side).equalTo(0), SiteHourRows.run(side), thresholds.zeroHours());
  }
}
