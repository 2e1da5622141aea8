package kz.quat.reconciliation.rules;

import static org.apache.spark.sql.functions.col;

import kz.quat.reconciliation.rules.QualityRule.Expression;
import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRule.Severity;
import kz.quat.schema.SiteMonthColumns;

/** Hours above what the connection can carry, whether accepted or refused for that reason. */
final class OverConnection {

  static final QualityRule RULE =
      QualityRule.named("over_connection", Severity.WARNING)
          .counts(Of.HOURS, SiteMonthColumns.REPORTED_OVER, over(SiteHourRows.REPORTED))
          .counts(
              Of.REFUSED_READINGS,
              SiteMonthColumns.REFUSED_OVER,
              thresholds ->
                  SiteHourRows.count(
                      RefusedRows.is(RefusedRows.IMPOSSIBLE)
                          .and(UnitFactor1000.isThousandfold().notEqual(true))))
          .counts(Of.HOURS, SiteMonthColumns.METERED_OVER, over(SiteHourRows.METERED));

  private OverConnection() {}

  private static Expression over(String side) {
    return thresholds -> SiteHourRows.count(col(side).gt(col(SiteHourRows.LIMIT)));
  }
}
