package kz.quat.reconciliation.rules;

import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;

import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRule.Severity;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;

/** Expected hours with neither a value nor a stated total that covers them. */
final class MissingHours {

  static final QualityRule RULE =
      QualityRule.named("missing_hours", Severity.INFO)
          .counts(
              Of.MONTH,
              SiteMonthColumns.REPORTED_MISSING,
              thresholds ->
                  missing(
                      SiteMonthColumns.REPORTED_HOURS
                          .col()
                          .plus(SiteMonthColumns.STATED_HOURS.col())))
          .counts(
              Of.MONTH,
              SiteMonthColumns.METERED_MISSING,
              thresholds -> missing(SiteMonthColumns.METERED_HOURS.col()));

  private MissingHours() {}

  private static Column missing(Column hours) {
    return greatest(SiteMonthColumns.HOURS_EXPECTED.col().minus(hours), lit(0L));
  }
}
