package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.List;
import kz.quat.config.CheckingRules.FeeRules;
import kz.quat.config.CheckingRules.FeeSchedule;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.ReconciliationColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Adds a quarter's figures to each of its months. A fee is paid for a quarter, so it is compared
 * with the quarter and never divided among its months.
 */
final class Quarters {

  static final String HOURS_EXPECTED = "quarter_hours_expected";
  static final String REPORTED_WH = "quarter_reported_wh";
  static final String REPORTED_HOURS = "quarter_reported_hours";
  static final String METERED_WH = "quarter_metered_wh";
  static final String METERED_HOURS = "quarter_metered_hours";
  static final String FEE_WH = "fee_wh";
  static final String IS_OVER = "quarter_is_over";
  static final String MONTH_IS_OVER = "month_is_over";
  static final String IS_DUE = "fee_is_due";
  static final String FEES_ARRIVED = "fees_of_quarter_arrived";
  static final String HAS_SCHEDULE = "has_fee_schedule";
  static final String METERED_LOWER_RATE = "is_lower_rate";

  private static final String QUARTER_START = "quarter_start";
  private static final String PRICE = "quarter_price";
  private static final int MONTHS_A_QUARTER = 3;
  private static final WindowSpec QUARTER =
      Window.partitionBy(Columns.SITE_ID.col(), ReconciliationColumns.QUARTER.col());

  private Quarters() {}

  /**
   * Adds the quarter's figures and its fee.
   *
   * @param months site months, whole quarters
   * @param fees {@link ReconciliationTables#FEES}
   * @param issueDate a fee is overdue if its last day of payment is earlier
   * @param until first day for which nothing is expected yet
   */
  static Dataset<Row> with(
      Dataset<Row> months,
      Dataset<Row> fees,
      FeeRules rules,
      double feePct,
      LocalDate issueDate,
      LocalDate until) {
    Column start = col(QUARTER_START);
    Column end = add_months(start, lit(MONTHS_A_QUARTER));
    Column kwh = SiteMonthColumns.PURCHASED_WH.col().cast("decimal(18,0)");
    Column reported =
        reportedWh(MinerColumns.REPORTED_WH.col(), SiteMonthColumns.STATED_TOTAL_WH.col());
    Column reportedHours =
        SiteMonthColumns.REPORTED_HOURS.col().plus(SiteMonthColumns.STATED_HOURS.col());
    Column quarterly = SiteMonthColumns.STATED_QUARTER_WH.col();
    Dataset<Row> summed =
        paid(months, fees)
            .withColumn(QUARTER_START, trunc(SiteMonthColumns.MONTH.col(), "quarter"))
            .withColumn(HOURS_EXPECTED, over(SiteMonthColumns.HOURS_EXPECTED.col()))
            .withColumn(REPORTED_WH, coalesce(over(reported), over(quarterly)))
            .withColumn(
                REPORTED_HOURS,
                when(over(reported).isNull().and(over(quarterly).isNotNull()), col(HOURS_EXPECTED))
                    .otherwise(over(reportedHours)))
            .withColumn(METERED_WH, over(MinerColumns.METERED_WH.col()))
            .withColumn(METERED_HOURS, over(SiteMonthColumns.METERED_HOURS.col()))
            .withColumn(
                PRICE,
                over(SiteMonthColumns.PURCHASED_KZT.col())
                    .multiply(lit(1000))
                    .divide(when(over(kwh).gt(0), over(kwh))))
            .withColumn(IS_OVER, end.leq(lit(until)))
            .withColumn(
                MONTH_IS_OVER, add_months(SiteMonthColumns.MONTH.col(), lit(1)).leq(lit(until)))
            .withColumn(IS_DUE, lastDay(rules.schedules(), start, end).lt(lit(issueDate)))
            .withColumn(HAS_SCHEDULE, hasSchedule(rules.schedules(), start));
    FeeRate rate = new FeeRate(rules.schedules(), start, col(METERED_HOURS), col(PRICE));
    return summed
        .withColumn(ReconciliationColumns.FEE_RATE.name(), rate.rate())
        .withColumn(ReconciliationColumns.FEE_RATE_DOUBTFUL.name(), rate.doubtful())
        .withColumn(
            FEE_WH,
            ReconciliationColumns.FEE_KZT
                .col()
                .multiply(lit(1000))
                .divide(ReconciliationColumns.FEE_RATE.col())
                .cast("bigint"))
        .withColumn(
            METERED_LOWER_RATE,
            rate.isLowerRate(
                ReconciliationColumns.FEE_RATE.col(),
                ReconciliationColumns.FEE_KZT.col(),
                col(METERED_WH),
                feePct));
  }

  /** Reported hours and stated totals together; null if there is neither. */
  static Column reportedWh(Column hourly, Column stated) {
    return when(
        hourly.isNotNull().or(stated.isNotNull()),
        coalesce(hourly, lit(0L)).plus(coalesce(stated, lit(0L))));
  }

  /** The quarter's sum, for each of its months; null if no month has a value. */
  private static Column over(Column value) {
    return sum(value).over(QUARTER);
  }

  private static Column hasSchedule(List<FeeSchedule> schedules, Column start) {
    return schedules.stream()
        .map(schedule -> start.geq(lit(schedule.validFrom())))
        .reduce(Column::or)
        .orElse(lit(false));
  }

  /** Last day on which a quarter's fee is paid in time; null before the first schedule. */
  private static Column lastDay(List<FeeSchedule> schedules, Column start, Column end) {
    Column day = lit(null).cast("date");
    for (FeeSchedule schedule : FeeRate.ascending(schedules)) {
      Column here = date_add(add_months(end, lit(schedule.dueMonth() - 1)), schedule.dueDay() - 1);
      day = when(start.geq(lit(schedule.validFrom())), here).otherwise(day);
    }
    return day;
  }

  /**
   * Adds the site's payments of the quarter, whichever of its miners made them (left outer join,
   * many to one).
   */
  private static Dataset<Row> paid(Dataset<Row> months, Dataset<Row> fees) {
    Dataset<Row> sums =
        fees.groupBy(Columns.SITE_ID.col(), ReconciliationColumns.QUARTER.col())
            .agg(ReconciliationColumns.FEE_KZT.as(sum(ReconciliationTables.PAID_KZT.col())));
    Column anybody =
        max(ReconciliationColumns.FEE_KZT.col().isNotNull())
            .over(Window.partitionBy(ReconciliationColumns.QUARTER.col()));
    return months
        .join(
            sums,
            scala.jdk.javaapi.CollectionConverters.asScala(
                    List.of(Columns.SITE_ID.name(), ReconciliationColumns.QUARTER.name()))
                .toSeq(),
            "left_outer")
        .withColumn(FEES_ARRIVED, anybody);
  }
}
