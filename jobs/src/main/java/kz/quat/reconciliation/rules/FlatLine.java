package kz.quat.reconciliation.rules;

import static org.apache.spark.sql.functions.col;

import kz.quat.reconciliation.rules.QualityRule.Expression;
import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRule.Severity;
import kz.quat.schema.SiteMonthColumns;

/** The same value above zero in many consecutive hours. */
final class FlatLine {

  static final QualityRule RULE =
      QualityRule.named("flat_line", Severity.WARNING, "flat_hours")
          .counts(Of.HOURS, SiteMonthColumns.REPORTED_FLAT, flat(SiteHourRows.REPORTED))
          .counts(Of.HOURS, SiteMonthColumns.METERED_FLAT, flat(SiteHourRows.METERED));

  private FlatLine() {}

  private static Expression flat(String side) {
    return thresholds ->
        SiteHourRows.inRuns(col(side).gt(0), SiteHourRows.run(side), thresholds.flatHours());
  }
}
