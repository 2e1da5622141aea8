package kz.quat.reconciliation.rules;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;

import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRule.Severity;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;

/**
 * Reported hours that only rise, which suggests that a meter's register was reported instead of an
 * hour's energy. The value may stay the same for some hours; where it falls, the meter was
 * replaced.
 */
final class RegisterIndex {

  private static final String RISING = "rising_reported";
  private static final String RUN = "run_rising_reported";

  /** A register of a working site does not stay the same for longer. */
  private static final int MOST_STILL_HOURS = 3;

  static final QualityRule RULE =
      QualityRule.named("register_index", Severity.WARNING, "rising_hours")
          .hourColumn(RISING, thresholds -> rising())
          .run(RUN, thresholds -> col(RISING).notEqual(true))
          .counts(
              Of.HOURS,
              SiteMonthColumns.REPORTED_RISING,
              thresholds -> SiteHourRows.inRuns(lit(true), RUN, thresholds.risingHours()));

  private RegisterIndex() {}

  /** Whether the value is not below that of the hour before and above that of some hours before. */
  private static Column rising() {
    Column value = col(SiteHourRows.REPORTED);
    Column index = col(SiteHourRows.INDEX);
    Column before = lag(value, 1).over(SiteHourRows.IN_TIME);
    Column next = index.minus(lag(index, 1).over(SiteHourRows.IN_TIME)).equalTo(1);
    Column earlier = lag(value, MOST_STILL_HOURS).over(SiteHourRows.IN_TIME);
    return coalesce(
        value.geq(before).and(next).and(coalesce(value.gt(earlier), value.gt(before), lit(false))),
        lit(false));
  }
}
