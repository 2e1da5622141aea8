package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.dayofweek;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.when;

import java.util.List;
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
import scala.jdk.javaapi.CollectionConverters;

/**
 * Estimates a site's consumption in hours that neither meter nor report covers. The estimates are
 * for display and for the site's own totals; they are never subtracted from the load, so that an
 * error cannot enlarge quotas.
 *
 * <p>An hour's estimate is its shape (the site's mean for that hour of the week in the month) times
 * its level (known hours divided by their shape, averaged over the day before and after, or over
 * the week if those are unknown). docs/data-quality.md has the error by length of gap.
 */
public final class ImputedHours {

  /** Name of the column with known values in {@link #fill}'s input. */
  public static final String KNOWN = "known_wh";

  public static final String INDEX = "hour_index";
  public static final String HOUR_OF_WEEK = "hour_of_week";

  /** Longer gaps are not filled: a site's behaviour in another week says little. */
  static final int MOST_GAP_HOURS = 168;

  private static final String SHAPE = "shape_wh";
  private static final String LEVEL_DAY = "level_day";
  private static final String LEVEL_WEEK = "level_week";
  private static final String RATIO = "level_ratio";
  private static final String RATIOS_SUM = "ratios_sum";
  private static final String RATIOS = "ratios";
  private static final int DAY = 24;
  private static final int WEEK = 168;
  private static final int LEAST_OF_DAY = 6;
  private static final int LEAST_OF_WEEK = 24;

  private static final WindowSpec MONTH =
      Window.partitionBy(Columns.SITE_ID.col(), SiteMonthColumns.MONTH.col());
  private static final WindowSpec IN_TIME = MONTH.orderBy(col(INDEX));
  private static final WindowSpec SO_FAR =
      IN_TIME.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
  private static final WindowSpec FROM_HERE_ON =
      MONTH
          .orderBy(col(INDEX).desc())
          .rowsBetween(Window.unboundedPreceding(), Window.currentRow());

  private ImputedHours() {}

  /**
   * Rows of {@link ReconciliationTables#IMPUTED_HOURS}.
   *
   * @param months of {@link SiteMonths#of}
   * @param siteHours {@link CoreTables#SITE_HOURS} of the same months
   */
  public static Dataset<Row> of(Dataset<Row> months, Dataset<Row> siteHours, String marketZone) {
    Column known =
        SiteMonthColumns.REPORTED_HOURS
            .col()
            .plus(SiteMonthColumns.METERED_HOURS.col())
            .minus(SiteMonthColumns.MATCHED_HOURS.col());
    Dataset<Row> gappy =
        months.where(known.gt(0).and(known.lt(SiteMonthColumns.HOURS_EXPECTED.col())));
    Column from =
        to_utc_timestamp(col(RegisteredSiteMonths.FIRST_DAY).cast("timestamp"), marketZone);
    Column to = to_utc_timestamp(col(RegisteredSiteMonths.END_DAY).cast("timestamp"), marketZone);
    String hours = "expected";
    String values = "found";
    Dataset<Row> expected =
        gappy.select(
            Columns.SITE_ID.col(),
            SiteMonthColumns.MONTH.col(),
            explode(HourColumns.startsBetween(from, to)).as(Columns.HOUR_START_UTC.name()));
    Dataset<Row> found =
        ofSites(siteHours, gappy)
            .select(
                Columns.SITE_ID.col(),
                Columns.HOUR_START_UTC.col(),
                coalesce(MinerColumns.METERED_WH.col(), MinerColumns.REPORTED_WH.col()).as(KNOWN));
    Column local = from_utc_timestamp(Columns.HOUR_START_UTC.col(), marketZone);
    Dataset<Row> series =
        expected
            .as(hours)
            .join(
                found.as(values),
                Columns.SITE_ID
                    .in(hours)
                    .equalTo(Columns.SITE_ID.in(values))
                    .and(
                        Columns.HOUR_START_UTC
                            .in(hours)
                            .equalTo(Columns.HOUR_START_UTC.in(values))),
                "left_outer")
            .drop(Columns.SITE_ID.in(values))
            .drop(Columns.HOUR_START_UTC.in(values))
            .withColumn(INDEX, HourColumns.epochHour())
            .withColumn(HOUR_OF_WEEK, dayofweek(local).multiply(lit(DAY)).plus(hour(local)));
    return fill(series)
        .where(col(KNOWN).isNull().and(MinerColumns.IMPUTED_WH.col().isNotNull()))
        .withColumn(SiteMonthColumns.MONTH.name(), HourColumns.marketDate(marketZone))
        .select(ReconciliationTables.IMPUTED_HOURS.select());
  }

  /** The hours of the sites concerned, selected before any shuffle. */
  static Dataset<Row> ofSites(Dataset<Row> siteHours, Dataset<Row> concerned) {
    return siteHours.join(
        broadcast(concerned.select(Columns.SITE_ID.col()).distinct()),
        CollectionConverters.asScala(List.of(Columns.SITE_ID.name())).toSeq(),
        "left_semi");
  }

  /**
   * Adds imputed_wh, gap_hours and imputed_reason_code to complete series with one row for every
   * hour of a month, known or not. Input columns: site, month, {@link #INDEX} (hours since 1970),
   * {@link #HOUR_OF_WEEK} and {@link #KNOWN} (null = to be filled). The added columns are null in
   * known hours; imputed_wh also in gaps of more than a week.
   */
  public static Dataset<Row> fill(Dataset<Row> series) {
    Column ofHour =
        avg(col(KNOWN))
            .over(
                Window.partitionBy(
                    Columns.SITE_ID.col(), SiteMonthColumns.MONTH.col(), col(HOUR_OF_WEEK)));
    Column shape = coalesce(ofHour, avg(col(KNOWN)).over(MONTH));
    Column before = last(when(col(KNOWN).isNotNull(), col(INDEX)), true).over(SO_FAR);
    Column after = last(when(col(KNOWN).isNotNull(), col(INDEX)), true).over(FROM_HERE_ON);
    Column gap =
        coalesce(after, max(col(INDEX)).over(MONTH).plus(lit(1)))
            .minus(coalesce(before, min(col(INDEX)).over(MONTH).minus(lit(1))))
            .minus(lit(1));
    Column isGap = col(KNOWN).isNull();
    Column filled =
        when(
            isGap.and(MinerColumns.GAP_HOURS.col().leq(MOST_GAP_HOURS)),
            round(col(SHAPE).multiply(coalesce(col(LEVEL_DAY), col(LEVEL_WEEK), lit(1.0))), 0));
    Column code =
        when(MinerColumns.IMPUTED_WH.col().isNull(), lit(null))
            .when(col(LEVEL_DAY).isNotNull(), "level_of_day")
            .when(col(LEVEL_WEEK).isNotNull(), "level_of_week")
            .otherwise("shape_only");
    return series
        .withColumn(SHAPE, shape)
        .withColumn(RATIO, when(col(SHAPE).gt(0), col(KNOWN).divide(col(SHAPE))))
        .withColumn(RATIOS_SUM, coalesce(sum(col(RATIO)).over(SO_FAR), lit(0.0)))
        .withColumn(RATIOS, count(col(RATIO)).over(SO_FAR))
        .withColumn(LEVEL_DAY, level(DAY, LEAST_OF_DAY))
        .withColumn(LEVEL_WEEK, level(WEEK, LEAST_OF_WEEK))
        .withColumn(MinerColumns.GAP_HOURS.name(), MinerColumns.GAP_HOURS.as(when(isGap, gap)))
        .withColumn(MinerColumns.IMPUTED_WH.name(), MinerColumns.IMPUTED_WH.as(filled))
        .withColumn(
            MinerColumns.IMPUTED_REASON_CODE.name(), MinerColumns.IMPUTED_REASON_CODE.as(code))
        .drop(SHAPE, RATIO, RATIOS_SUM, RATIOS, LEVEL_DAY, LEVEL_WEEK);
  }

  /**
   * Mean ratio of the surrounding hours; null if too few of them are known. It is the difference of
   * two running sums, since a sliding window frame would be summed again for each hour.
   */
  private static Column level(int hours, int least) {
    Column count = around(RATIOS, hours, 0L);
    return when(count.geq(least), around(RATIOS_SUM, hours, 0.0).divide(count));
  }

  /** The sum over the given number of hours before and after an hour, from a running sum. */
  private static Column around(String running, int hours, Object nothing) {
    Column whole =
        last(col(running))
            .over(IN_TIME.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing()));
    Column until = coalesce(lead(col(running), hours).over(IN_TIME), whole);
    return until.minus(lag(col(running), hours + 1, nothing).over(IN_TIME));
  }
}
