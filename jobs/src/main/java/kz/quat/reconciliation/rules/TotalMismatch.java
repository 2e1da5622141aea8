package kz.quat.reconciliation.rules;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.lit;

import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRule.Severity;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;

/** Reports whose hours do not add up to the total that they state. */
final class TotalMismatch {

  /** Tolerance for the reporter's own rounding: a hundredth of a MWh. */
  private static final long SAME_WH = 10_000;

  static final QualityRule RULE =
      QualityRule.named("total_mismatch", Severity.WARNING)
          .counts(
              Of.TOTALS,
              SiteMonthColumns.TOTALS_MISMATCHED,
              thresholds -> SiteHourRows.count(apart()));

  private TotalMismatch() {}

  private static Column apart() {
    return abs(ReconciliationTables.TOTAL_WH.col().minus(ReconciliationTables.HOURS_SUM_WH.col()))
        .gt(lit(SAME_WH));
  }
}
