package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import kz.quat.config.CheckingRules.Reconciliation;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.ReconciliationColumns;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;

/**
 * The pairs of compared sources, each as one struct for a site's month: the left and right value,
 * the tolerated difference, and the likely cause of a greater one.
 */
final class Comparisons {

  static final String TOLERANCE_PCT = "tolerance_pct";
  static final String IS_BOUND = "is_bound";
  static final String IS_JUDGED = "is_judged";
  static final String IS_KEPT = "is_kept";
  static final String IF_LOWER = "cause_if_lower";
  static final String IF_HIGHER = "cause_if_higher";
  static final String IF_AGREED = "cause_if_agreed";
  static final String IF_LEFT_MISSING = "cause_if_left_missing";
  static final String IF_RIGHT_MISSING = "cause_if_right_missing";

  private static final Column NONE = lit(null).cast("string");

  private final Reconciliation rules;

  Comparisons(Reconciliation rules) {
    this.rules = rules;
  }

  /** One side of a pair: its energy and the number of hours for which it is known. */
  private record Side(Column energyWh, Column hours) {}

  /** Likely causes: left lower, left higher, both equal, left missing, right missing. */
  private record Causes(Column lower, Column higher, Column agreed, Column left, Column right) {}

  /** All pairs of a month, with the figures of its quarter. */
  List<Column> all() {
    Side reported =
        new Side(
            Quarters.reportedWh(
                MinerColumns.REPORTED_WH.col(), SiteMonthColumns.STATED_TOTAL_WH.col()),
            SiteMonthColumns.REPORTED_HOURS.col().plus(SiteMonthColumns.STATED_HOURS.col()));
    Side metered = new Side(MinerColumns.METERED_WH.col(), SiteMonthColumns.METERED_HOURS.col());
    Side bought = new Side(SiteMonthColumns.PURCHASED_WH.col(), lit(null));
    Side used =
        new Side(
            coalesce(metered.energyWh(), reported.energyWh()),
            when(metered.energyWh().isNotNull(), metered.hours()).otherwise(reported.hours()));
    return List.of(
        reportMeter(reported, metered),
        fee("fee_meter", Quarters.METERED_WH, Quarters.METERED_HOURS, "no_meter"),
        fee("fee_report", Quarters.REPORTED_WH, Quarters.REPORTED_HOURS, "not_reported"),
        purchase("purchase_meter", bought, metered, "no_meter"),
        purchase("purchase_report", bought, reported, "not_reported"),
        bound(
            "used_connection",
            used,
            SiteMonthColumns.CONNECTION_LIMIT_WH.col(),
            rules.connectionPct(),
            "over_connection",
            when(SiteMonthColumns.METERED_OVER.col().gt(0), "over_connection_in_hours"),
            NONE),
        bound(
            "used_equipment",
            used,
            SiteMonthColumns.EQUIPMENT_LIMIT_WH.col(),
            rules.equipmentPct(),
            "over_equipment",
            NONE,
            concat(lit("equipment_"), SiteMonthColumns.EQUIPMENT_REASON_CODE.col())),
        pool(used));
  }

  /**
   * The comparison with pools: the right side is the middle of a band, and the tolerance half its
   * width.
   */
  private Column pool(Side used) {
    Column least = SiteMonthColumns.POOL_LEAST_WH.col();
    Column most = SiteMonthColumns.POOL_MOST_WH.col();
    Column middle = least.plus(most.minus(least).divide(lit(2))).cast("bigint");
    Column halfPct =
        when(
            middle.gt(0),
            most.minus(middle).cast("double").multiply(lit(100.0)).divide(middle.cast("double")));
    return pair(
        "used_pool",
        "month",
        SiteMonthColumns.HOURS_EXPECTED.col(),
        used,
        new Side(middle, SiteMonthColumns.HOURS_EXPECTED.col()),
        coalesce(halfPct, lit(0.0)),
        lit(false),
        isComplete(used.hours(), SiteMonthColumns.HOURS_EXPECTED.col())
            .and(col(Quarters.MONTH_IS_OVER)),
        SiteMonthColumns.POOL_COINS.col().isNotNull(),
        new Causes(
            lit("mined_more_than_used"),
            lit("used_more_than_mined"),
            NONE,
            lit("not_reported"),
            concat(lit("pool_"), SiteMonthColumns.POOL_CODE.col())));
  }

  private Column reportMeter(Side reported, Side metered) {
    Column tolerance = toleranceWh(metered.energyWh(), lit(rules.reportMeterPct()));
    Column matchedApart =
        abs(
            SiteMonthColumns.MATCHED_REPORTED_WH
                .col()
                .minus(SiteMonthColumns.MATCHED_METERED_WH.col()));
    Column matchedAgree = coalesce(matchedApart.leq(tolerance), lit(false));
    Column unitHours = SiteMonthColumns.REPORTED_UNIT_HOURS.col();
    Column wrongUnit =
        SiteMonthColumns.REFUSED_UNIT_HOURS
            .col()
            .gt(0)
            .or(unitHours.gt(0).and(unitHours.multiply(2).geq(reported.hours())));
    Column share = SiteMonthColumns.REPORTED_SHARE.col();
    Column steady =
        coalesce(
            SiteMonthColumns.REPORTED_SHARE_SPREAD
                .col()
                .leq(rules.steadySpread())
                .and(abs(share.minus(1)).gt(lit(rules.reportMeterPct() / 100))),
            lit(false));
    Column fewer = reported.hours().lt(metered.hours()).and(matchedAgree);
    Column more = reported.hours().gt(metered.hours()).and(matchedAgree);
    Column shifted = SiteMonthColumns.SHIFT_HOURS.col().isNotNull();
    Column lower =
        when(wrongUnit, "units_factor_1000")
            .when(steady, "partial_report")
            .when(fewer, "missing_hours")
            .otherwise("unexplained");
    Column higher =
        when(wrongUnit, "units_factor_1000")
            .when(steady, "steady_excess")
            .when(more, "missing_meter_hours")
            .otherwise("unexplained");
    return pair(
        "report_meter",
        "month",
        SiteMonthColumns.HOURS_EXPECTED.col(),
        reported,
        metered,
        lit(rules.reportMeterPct()),
        lit(false),
        col(Quarters.MONTH_IS_OVER),
        lit(true),
        new Causes(
            lower,
            higher,
            when(shifted, "shifted_hours"),
            when(wrongUnit, "units_factor_1000").otherwise("not_reported"),
            lit("no_meter")));
  }

  private Column fee(String name, String energyWh, String hours, String ifRightMissing) {
    Column right = col(energyWh);
    Column complete = isComplete(col(hours), col(Quarters.HOURS_EXPECTED));
    Column lower =
        when(col(Quarters.METERED_LOWER_RATE), "fee_lower_rate").otherwise("fee_partly_paid");
    Column missing =
        when(ReconciliationColumns.FEE_KZT.col().isNotNull(), "fee_rate_unknown")
            .when(col(Quarters.IS_DUE).notEqual(true), "fee_not_due")
            .when(col(Quarters.FEES_ARRIVED).notEqual(true), "no_fees_delivered")
            .when(right.gt(0), "fee_unpaid");
    return pair(
        name,
        "quarter",
        col(Quarters.HOURS_EXPECTED),
        new Side(col(Quarters.FEE_WH), lit(null)),
        new Side(right, col(hours)),
        lit(rules.feePct()),
        lit(false),
        complete.and(col(Quarters.IS_OVER)),
        col(Quarters.HAS_SCHEDULE).or(ReconciliationColumns.FEE_KZT.col().isNotNull()),
        new Causes(lower, lit("fee_overpaid"), NONE, missing, lit(ifRightMissing)));
  }

  private Column purchase(String name, Side bought, Side right, String ifRightMissing) {
    return pair(
        name,
        "month",
        SiteMonthColumns.HOURS_EXPECTED.col(),
        bought,
        right,
        lit(rules.purchasePct()),
        lit(false),
        isComplete(right.hours(), SiteMonthColumns.HOURS_EXPECTED.col()),
        bought.energyWh().isNotNull(),
        new Causes(
            lit("used_not_bought"), lit("bought_not_used"), NONE, NONE, lit(ifRightMissing)));
  }

  private Column bound(
      String name,
      Side used,
      Column limitWh,
      double pct,
      String over,
      Column ifAgreed,
      Column ifRightMissing) {
    return pair(
        name,
        "month",
        SiteMonthColumns.HOURS_EXPECTED.col(),
        used,
        new Side(limitWh, SiteMonthColumns.HOURS_EXPECTED.col()),
        lit(pct),
        lit(true),
        lit(true),
        used.energyWh().isNotNull(),
        new Causes(NONE, lit(over), ifAgreed, NONE, ifRightMissing));
  }

  private Column isComplete(Column hours, Column expected) {
    return coalesce(
        hours.multiply(lit(100.0)).geq(expected.multiply(lit(rules.completePct()))), lit(false));
  }

  /**
   * The tolerance: a percentage of the right side, but at least the minimum; null if the right side
   * is.
   */
  Column toleranceWh(Column rightWh, Column pct) {
    return when(
        rightWh.isNotNull(),
        greatest(
                rightWh.cast("double").multiply(pct).divide(lit(100.0)),
                lit(rules.leastMwh() * 1_000_000))
            .cast("bigint"));
  }

  private static Column pair(
      String name,
      String period,
      Column periodHours,
      Side left,
      Side right,
      Column tolerancePct,
      Column isBound,
      Column isJudged,
      Column isKept,
      Causes causes) {
    boolean isFee = name.startsWith("fee_");
    return struct(
        ReconciliationColumns.COMPARISON.as(lit(name)),
        ReconciliationColumns.PERIOD.as(lit(period)),
        ReconciliationColumns.PERIOD_HOURS.as(periodHours),
        ReconciliationColumns.LEFT_WH.as(left.energyWh()),
        ReconciliationColumns.LEFT_HOURS.as(when(left.energyWh().isNotNull(), left.hours())),
        ReconciliationColumns.RIGHT_WH.as(right.energyWh()),
        ReconciliationColumns.RIGHT_HOURS.as(when(right.energyWh().isNotNull(), right.hours())),
        tolerancePct.as(TOLERANCE_PCT),
        isBound.as(IS_BOUND),
        isJudged.as(IS_JUDGED),
        isKept.as(IS_KEPT),
        causes.lower().as(IF_LOWER),
        causes.higher().as(IF_HIGHER),
        causes.agreed().as(IF_AGREED),
        causes.left().as(IF_LEFT_MISSING),
        causes.right().as(IF_RIGHT_MISSING),
        ReconciliationColumns.FEE_KZT.as(isFee ? ReconciliationColumns.FEE_KZT.col() : lit(null)),
        ReconciliationColumns.FEE_RATE.as(isFee ? ReconciliationColumns.FEE_RATE.col() : lit(null)),
        ReconciliationColumns.FEE_RATE_DOUBTFUL.as(
            isFee ? ReconciliationColumns.FEE_RATE_DOUBTFUL.col() : lit(null)));
  }

  static ColumnSpec[] site() {
    return new ColumnSpec[] {
      Columns.SITE_ID,
      SiteMonthColumns.MONTH,
      Columns.MINER_BIN,
      Columns.REGION,
      ReconciliationColumns.QUARTER
    };
  }
}
