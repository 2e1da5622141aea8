package kz.quat.reconciliation.rules;

import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRule.Severity;
import kz.quat.schema.SiteMonthColumns;

/** Readings that were refused because they are negative. */
final class SignError {

  static final QualityRule RULE =
      QualityRule.named("sign_error", Severity.WARNING)
          .counts(
              Of.REFUSED_READINGS,
              SiteMonthColumns.REFUSED_NEGATIVE,
              thresholds -> SiteHourRows.count(RefusedRows.is(RefusedRows.NEGATIVE)));

  private SignError() {}
}
