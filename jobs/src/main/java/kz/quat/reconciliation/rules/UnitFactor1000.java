package kz.quat.reconciliation.rules;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import kz.quat.config.CheckingRules.DataQuality;
import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRule.Severity;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;

/**
 * Values in the wrong unit by a factor of 1000: accepted hours about a thousand times above or
 * below the meter (without a meter, tiny compared with the connection), and refused hours that are
 * plausible when divided by 1000.
 */
final class UnitFactor1000 {

  private static final int PLAUSIBLE_TIMES = 3;

  /**
   * The lowest plausible part of the mean is 1/20, which a site draws when it rests in the evening.
   */
  private static final int PLAUSIBLE_PART = 20;

  private static final long WH_PER_KWH = 1000;

  static final QualityRule RULE =
      QualityRule.named("unit_factor_1000", Severity.ERROR, "unit_factor_least", "unit_factor_most")
          .counts(
              Of.HOURS,
              SiteMonthColumns.REPORTED_UNIT_HOURS,
              thresholds -> SiteHourRows.count(wrongUnit(thresholds)))
          .counts(
              Of.REFUSED_READINGS,
              SiteMonthColumns.REFUSED_UNIT_HOURS,
              thresholds ->
                  SiteHourRows.count(RefusedRows.is(RefusedRows.IMPOSSIBLE).and(isThousandfold())));

  private UnitFactor1000() {}

  private static Column wrongUnit(DataQuality thresholds) {
    Column reported = col(SiteHourRows.REPORTED);
    Column metered = col(SiteHourRows.METERED);
    Column least = lit(thresholds.unitFactorLeast());
    Column most = lit(thresholds.unitFactorMost());
    Column above = reported.geq(metered.multiply(least)).and(reported.leq(metered.multiply(most)));
    Column below = metered.geq(reported.multiply(least)).and(metered.leq(reported.multiply(most)));
    Column tiny = reported.multiply(least).leq(col(SiteHourRows.LIMIT));
    return reported
        .gt(0)
        .and(when(metered.isNull(), tiny).otherwise(metered.gt(0).and(above.or(below))));
  }

  /**
   * Whether a refused reading is plausible when divided by 1000: between a twentieth and three
   * times the site's mean metered hour of the month (without a meter: of the connection, up to all
   * of it). A value in MWh is taken as kWh if its number would fit the connection as kWh; otherwise
   * a value in kWh is taken as Wh.
   */
  static Column isThousandfold() {
    Column kwh =
        when(RefusedRows.value().leq(RefusedRows.limitKwh()), RefusedRows.value())
            .otherwise(RefusedRows.value().divide(lit(WH_PER_KWH)));
    Column meanKwh =
        MinerColumns.METERED_WH
            .col()
            .divide(SiteMonthColumns.METERED_HOURS.col())
            .divide(lit(WH_PER_KWH));
    Column nearMeter =
        kwh.multiply(lit(PLAUSIBLE_PART))
            .geq(meanKwh)
            .and(kwh.leq(meanKwh.multiply(lit(PLAUSIBLE_TIMES))));
    Column inConnection =
        kwh.leq(RefusedRows.limitKwh())
            .and(kwh.multiply(lit(PLAUSIBLE_PART)).geq(RefusedRows.limitKwh()));
    return coalesce(
        when(SiteMonthColumns.METERED_HOURS.col().gt(0), nearMeter).otherwise(inConnection),
        lit(false));
  }
}
