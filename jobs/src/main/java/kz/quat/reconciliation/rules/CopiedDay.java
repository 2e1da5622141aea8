package kz.quat.reconciliation.rules;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;

import kz.quat.config.CheckingRules.DataQuality;
import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRule.Severity;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;

/**
 * Reported hours that repeat those of a day or a week before. Flat lines are left to another rule.
 */
final class CopiedDay {

  private static final String COPIED = "copied_reported";
  private static final String RUN = "run_copied_reported";
  private static final int DAY = 24;
  private static final int WEEK = 168;

  static final QualityRule RULE =
      QualityRule.named("copied_day", Severity.WARNING, "copied_hours", "flat_hours")
          .hourColumn(COPIED, thresholds -> copied())
          .run(RUN, thresholds -> col(COPIED).notEqual(true))
          .counts(Of.HOURS, SiteMonthColumns.REPORTED_COPIED, CopiedDay::hours);

  private CopiedDay() {}

  private static Column hours(DataQuality thresholds) {
    Column notFlat =
        col(SiteHourRows.REPORTED)
            .gt(0)
            .and(col(SiteHourRows.run(SiteHourRows.REPORTED)).lt(thresholds.flatHours()));
    return SiteHourRows.inRuns(notFlat, RUN, thresholds.copiedHours());
  }

  /** Whether the value equals the one exactly a day or a week before. */
  private static Column copied() {
    return coalesce(same(DAY).or(same(WEEK)), same(DAY), lit(false));
  }

  private static Column same(int hours) {
    Column value = col(SiteHourRows.REPORTED);
    Column index = col(SiteHourRows.INDEX);
    return lag(value, hours)
        .over(SiteHourRows.IN_TIME)
        .equalTo(value)
        .and(index.minus(lag(index, hours).over(SiteHourRows.IN_TIME)).equalTo(hours));
  }
}
