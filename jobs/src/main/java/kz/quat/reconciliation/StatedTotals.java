package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import kz.quat.config.CheckingRules.DataQuality;
import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRules;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.HourColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Energy that reports state as the total of a day, a month or a quarter. */
public final class StatedTotals {

  /** Columns of {@link #months}: the first and the last month that a total covers. */
  public static final String FIRST_MONTH = "first_month";

  public static final String LAST_MONTH = "last_month";

  private static final String TOTALS = "totals";
  private static final String METERS = "meters";
  private static final String HOURS = "period_hours";
  private static final String METERED_HOURS = "metered_hours_of_period";
  private static final String SHARE = "share_of_period";
  private static final String RANK = "rank_of_interval";
  private static final WindowSpec PERIOD =
      Window.partitionBy(
          Columns.SITE_ID.col(),
          ReconciliationTables.INTERVAL.col(),
          MinerColumns.PERIOD_FROM.col());
  private static final WindowSpec IN_TIME = PERIOD.orderBy(Columns.HOUR_START_UTC.col());

  private StatedTotals() {}

  /**
   * One row per site and month in which a stated period begins: the month's total, or else the sum
   * of its days; separately the quarter's total, since its months are not known; and the number of
   * totals that differ from the reported hours.
   *
   * @param totals {@link ReconciliationTables#REPORTED_TOTALS}
   */
  static Dataset<Row> byMonth(Dataset<Row> totals, DataQuality rules) {
    Column wh = ReconciliationTables.TOTAL_WH.col();
    Column hours = hoursOf();
    Column month = max(when(is("month"), wh));
    Column first = SiteMonthColumns.STATED_TOTAL_WH.as(coalesce(month, sum(when(is("day"), wh))));
    List<Column> sums = new ArrayList<>();
    sums.add(
        SiteMonthColumns.STATED_HOURS.as(
            coalesce(max(when(is("month"), hours)), sum(when(is("day"), hours)))));
    sums.add(SiteMonthColumns.STATED_QUARTER_WH.as(max(when(is("quarter"), wh))));
    sums.addAll(QualityRules.counts(Of.TOTALS, rules));
    return totals
        .groupBy(
            Columns.SITE_ID.col(),
            trunc(Columns.MARKET_DATE.col(), "MM").as(SiteMonthColumns.MONTH.name()))
        .agg(first, sums.toArray(Column[]::new));
  }

  private static Column is(String interval) {
    return ReconciliationTables.INTERVAL.col().equalTo(interval);
  }

  private static Column hoursOf() {
    return unix_seconds(MinerColumns.PERIOD_TO.col())
        .minus(unix_seconds(MinerColumns.PERIOD_FROM.col()))
        .divide(lit(3600))
        .cast("bigint");
  }

  /** The distinct pairs of first and last month, in market time, of totals without hours. */
  public static Dataset<Row> months(Dataset<Row> totals, String marketZone) {
    Column lastHour = MinerColumns.PERIOD_TO.col().minus(expr("INTERVAL 1 HOUR"));
    return totals
        .where(is("hours").notEqual(true))
        .select(
            month(MinerColumns.PERIOD_FROM.col(), marketZone).as(FIRST_MONTH),
            month(lastHour, marketZone).as(LAST_MONTH))
        .distinct();
  }

  private static Column month(Column instant, String marketZone) {
    return trunc(to_date(from_utc_timestamp(instant, marketZone)), "MM");
  }

  /**
   * Rows of {@link ReconciliationTables#STATED_HOURS}: each total without hours is spread over the
   * hours of its period, in proportion to the metered hours if all of them are known and show any
   * energy, otherwise evenly. The parts of a total add up to it exactly. Where periods overlap, the
   * shortest counts.
   *
   * @param totals {@link ReconciliationTables#REPORTED_TOTALS}
   * @param siteHours {@link CoreTables#SITE_HOURS} of all their periods
   */
  public static Dataset<Row> spread(
      Dataset<Row> totals, Dataset<Row> siteHours, String marketZone) {
    Dataset<Row> hours =
        totals
            .where(is("hours").notEqual(true))
            .withColumn(
                Columns.HOUR_START_UTC.name(),
                explode(
                    HourColumns.startsBetween(
                        MinerColumns.PERIOD_FROM.col(), MinerColumns.PERIOD_TO.col())));
    Dataset<Row> metered =
        ImputedHours.ofSites(siteHours, totals)
            .select(
                Columns.SITE_ID.col(), Columns.HOUR_START_UTC.col(), MinerColumns.METERED_WH.col());
    Column same =
        Columns.SITE_ID
            .in(TOTALS)
            .equalTo(Columns.SITE_ID.in(METERS))
            .and(Columns.HOUR_START_UTC.in(TOTALS).equalTo(Columns.HOUR_START_UTC.in(METERS)));
    Column wh = MinerColumns.METERED_WH.col();
    Column shaped = col(METERED_HOURS).equalTo(col(HOURS)).and(sum(wh).over(PERIOD).gt(0));
    Column soFar = sum(wh).over(upToHere()).cast("double");
    Column share =
        when(shaped, soFar.divide(sum(wh).over(PERIOD).cast("double")))
            .otherwise(
                count(lit(1)).over(upToHere()).cast("double").divide(col(HOURS).cast("double")));
    Column upTo = round(ReconciliationTables.TOTAL_WH.col().multiply(col(SHARE)), 0).cast("bigint");
    Column before = coalesce(lag(upTo, 1).over(IN_TIME), lit(0L));
    Column rank = when(is("day"), lit(1)).when(is("month"), lit(2)).otherwise(lit(3));
    return hours
        .as(TOTALS)
        .join(metered.as(METERS), same, "left_outer")
        .drop(Columns.SITE_ID.in(METERS))
        .drop(Columns.HOUR_START_UTC.in(METERS))
        .withColumn(HOURS, count(lit(1)).over(PERIOD))
        .withColumn(METERED_HOURS, count(wh).over(PERIOD))
        .withColumn(
            ReconciliationTables.SPREAD_REASON_CODE.name(),
            when(shaped, "metering_shape").otherwise("flat"))
        .withColumn(SHARE, share)
        .withColumn(
            ReconciliationTables.SPREAD_WH.name(),
            ReconciliationTables.SPREAD_WH.as(upTo.minus(before)))
        .withColumn(
            RANK,
            row_number()
                .over(
                    Window.partitionBy(Columns.SITE_ID.col(), Columns.HOUR_START_UTC.col())
                        .orderBy(rank, MinerColumns.PERIOD_FROM.col())))
        .where(col(RANK).equalTo(1))
        .withColumn(Columns.MARKET_DATE.name(), HourColumns.marketDate(marketZone))
        .select(ReconciliationTables.STATED_HOURS.select());
  }

  private static WindowSpec upToHere() {
    return IN_TIME.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
  }
}
