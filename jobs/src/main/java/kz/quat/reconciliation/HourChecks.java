package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.stddev_pop;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kz.quat.config.CheckingRules.DataQuality;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.HourColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The hours of each site and month under the rules of docs/data-quality.md: sums and counts. All
 * rules look at the rows of one site and month in the order of time, so that one shuffle and one
 * sort serve them all; shifts are looked for in months with reports only.
 */
final class HourChecks {

  private static final String INDEX = "hour_index";
  private static final String LIMIT = "connection_hour_wh";
  private static final String R = "reported";
  private static final String M = "metered";
  private static final String CHANGED = "changed_";
  private static final String COPIED = "copied_";
  private static final String SPIKE = "spike_";
  private static final String RUN = "run_";
  private static final int DAY = 24;
  private static final int WEEK = 168;
  private static final int MOST_SHIFT = 6;
  private static final int SHARE_DIGITS = 6;

  private static final String MONTH = "month_of_hour";
  private static final Seq<String> KEY =
      CollectionConverters.asScala(List.of(Columns.SITE_ID.name(), MONTH)).toSeq();
  private static final WindowSpec IN_TIME =
      Window.partitionBy(Columns.SITE_ID.col(), col(MONTH)).orderBy(col(INDEX));

  private HourChecks() {}

  /**
   * One row a site and month with an hour: sums and counts under the names of {@link
   * SiteMonthColumns}. A value that is null is missing and questioned by no other rule.
   *
   * @param siteHours {@link CoreTables#SITE_HOURS}, whole months
   */
  static Dataset<Row> of(Dataset<Row> siteHours, DataQuality rules) {
    Dataset<Row> hours =
        siteHours.select(
            Columns.SITE_ID.col(),
            trunc(Columns.MARKET_DATE.col(), "MM").as(MONTH),
            HourColumns.epochHour().as(INDEX),
            Columns.CONNECTION_MW.col().multiply(lit(1_000_000)).cast("bigint").as(LIMIT),
            MinerColumns.REPORTED_WH.col().as(R),
            MinerColumns.METERED_WH.col().as(M));
    Map<String, Column> beside = new LinkedHashMap<>();
    beside.put(CHANGED + R, changed(R));
    beside.put(CHANGED + M, changed(M));
    beside.put(COPIED + R, copied(R));
    beside.put(SPIKE + R, spike(R, rules));
    beside.put(SPIKE + M, spike(M, rules));
    Map<String, Column> runs = new LinkedHashMap<>();
    runs.put(RUN + R, runOf(col(CHANGED + R), lit(1)));
    runs.put(RUN + M, runOf(col(CHANGED + M), lit(1)));
    runs.put(RUN + COPIED + R, runOf(col(COPIED + R).notEqual(true), lit(0)));
    Dataset<Row> months = aggregated(hours.withColumns(beside).withColumns(runs), rules);
    return withShift(months, hours, rules).withColumnRenamed(MONTH, SiteMonthColumns.MONTH.name());
  }

  private static Dataset<Row> aggregated(Dataset<Row> hours, DataQuality rules) {
    Column both = col(R).isNotNull().and(col(M).isNotNull());
    Column share = when(col(M).gt(0), col(R).cast("double").divide(col(M).cast("double")));
    List<Column> sums = new ArrayList<>();
    sums.add(SiteMonthColumns.REPORTED_HOURS.as(count(col(R))));
    sums.add(MinerColumns.REPORTED_WH.as(sum(col(R))));
    sums.add(SiteMonthColumns.METERED_HOURS.as(count(col(M))));
    sums.add(MinerColumns.METERED_WH.as(sum(col(M))));
    sums.add(SiteMonthColumns.MATCHED_HOURS.as(hoursOf(both)));
    sums.add(SiteMonthColumns.MATCHED_REPORTED_WH.as(sum(when(both, col(R)))));
    sums.add(SiteMonthColumns.MATCHED_METERED_WH.as(sum(when(both, col(M)))));
    sums.add(SiteMonthColumns.REPORTED_SHARE.as(round(avg(share), SHARE_DIGITS)));
    sums.add(SiteMonthColumns.REPORTED_SHARE_SPREAD.as(round(stddev_pop(share), SHARE_DIGITS)));
    sums.add(SiteMonthColumns.REPORTED_ZERO.as(inRuns(col(R).equalTo(0), R, rules.zeroHours())));
    sums.add(SiteMonthColumns.REPORTED_FLAT.as(inRuns(col(R).gt(0), R, rules.flatHours())));
    sums.add(SiteMonthColumns.METERED_ZERO.as(inRuns(col(M).equalTo(0), M, rules.zeroHours())));
    sums.add(SiteMonthColumns.METERED_FLAT.as(inRuns(col(M).gt(0), M, rules.flatHours())));
    Column notFlat = col(R).gt(0).and(col(RUN + R).lt(rules.flatHours()));
    sums.add(SiteMonthColumns.REPORTED_COPIED.as(inRuns(notFlat, COPIED + R, rules.copiedHours())));
    sums.add(SiteMonthColumns.REPORTED_SPIKES.as(hoursOf(col(SPIKE + R))));
    sums.add(SiteMonthColumns.METERED_SPIKES.as(hoursOf(col(SPIKE + M))));
    sums.add(SiteMonthColumns.REPORTED_OVER.as(hoursOf(col(R).gt(col(LIMIT)))));
    sums.add(SiteMonthColumns.METERED_OVER.as(hoursOf(col(M).gt(col(LIMIT)))));
    sums.add(SiteMonthColumns.REPORTED_UNIT_HOURS.as(hoursOf(wrongUnit(rules))));
    return hours
        .groupBy(Columns.SITE_ID.col(), col(MONTH))
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }

  /** Left outer, one to one: the shift of the months in which anything was reported. */
  private static Dataset<Row> withShift(
      Dataset<Row> months, Dataset<Row> hours, DataQuality rules) {
    Dataset<Row> reporting =
        hours.where(col(R).isNotNull()).select(Columns.SITE_ID.col(), col(MONTH)).distinct();
    Map<String, Column> beside = new LinkedHashMap<>();
    List<Column> sums = new ArrayList<>();
    for (int by : shifts()) {
      beside.put(apart(by), apart(col(R), by));
      sums.add(sum(col(apart(by))).as(apart(by)));
    }
    Dataset<Row> apart =
        hours
            .join(broadcast(reporting), KEY, "left_semi")
            .withColumns(beside)
            .groupBy(Columns.SITE_ID.col(), col(MONTH))
            .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    return months
        .join(broadcast(apart), KEY, "left_outer")
        .withColumn(
            SiteMonthColumns.SHIFT_HOURS.name(), SiteMonthColumns.SHIFT_HOURS.as(shift(rules)))
        .drop(IntStream.of(shifts()).mapToObj(HourChecks::apart).toArray(String[]::new));
  }

  private static Column hoursOf(Column condition) {
    return sum(when(condition, lit(1L)).otherwise(lit(0L)));
  }

  /** The value is another one than an hour before, or the hour before has no row. */
  private static Column changed(String side) {
    Column before = lag(col(side), 1).over(IN_TIME);
    Column next = col(INDEX).minus(lag(col(INDEX), 1).over(IN_TIME)).equalTo(1);
    return col(side).eqNullSafe(before).and(coalesce(next, lit(false))).notEqual(true);
  }

  /** The value stood there a day or a week before, to the hour. */
  private static Column copied(String side) {
    return coalesce(same(side, DAY).or(same(side, WEEK)), same(side, DAY), lit(false));
  }

  private static Column same(String side, int hours) {
    return lag(col(side), hours)
        .over(IN_TIME)
        .equalTo(col(side))
        .and(col(INDEX).minus(lag(col(INDEX), hours).over(IN_TIME)).equalTo(hours));
  }

  /** Above its neighbours of two hours by a factor and by a part of the connection. */
  private static Column spike(String side, DataQuality rules) {
    Column known = lit(true);
    List<Column> around = new ArrayList<>();
    for (int by = 1; by <= 2; by++) {
      around.add(lag(col(side), by).over(IN_TIME));
      around.add(lead(col(side), by).over(IN_TIME));
    }
    for (Column neighbour : around) {
      known = known.and(neighbour.isNotNull());
    }
    Column highest = greatest(around.toArray(Column[]::new));
    Column least = col(LIMIT).multiply(lit(rules.spikeConnectionPct() / 100));
    return coalesce(
        known
            .and(col(side).gt(highest.multiply(lit(rules.spikeFactor()))))
            .and(col(side).minus(highest).gt(least)),
        lit(false));
  }

  /** Hours since the last hour that starts a run, that hour counted as {@code first}. */
  private static Column runOf(Column starts, Column first) {
    Column start = last(when(starts, col(INDEX)), true);
    return col(INDEX)
        .minus(start.over(IN_TIME.rowsBetween(Window.unboundedPreceding(), Window.currentRow())))
        .plus(first);
  }

  /** Hours in runs of so many at least: the hour that completes one counts for all before it. */
  private static Column inRuns(Column condition, String run, int least) {
    Column length = col(RUN + run);
    return sum(
        when(condition.and(length.equalTo(least)), lit((long) least))
            .when(condition.and(length.gt(least)), lit(1L))
            .otherwise(lit(0L)));
  }

  private static Column wrongUnit(DataQuality rules) {
    Column least = lit(rules.unitFactorLeast());
    Column most = lit(rules.unitFactorMost());
    Column above = col(R).geq(col(M).multiply(least)).and(col(R).leq(col(M).multiply(most)));
    Column below = col(M).geq(col(R).multiply(least)).and(col(M).leq(col(R).multiply(most)));
    Column tiny = col(R).multiply(least).leq(col(LIMIT));
    return col(R)
        .gt(0)
        .and(when(col(M).isNull(), tiny).otherwise(col(M).gt(0).and(above.or(below))));
  }

  private static int[] shifts() {
    return IntStream.rangeClosed(-MOST_SHIFT, MOST_SHIFT).toArray();
  }

  private static String apart(int by) {
    return "apart_" + (by < 0 ? "before_" : "after_") + Math.abs(by);
  }

  /** |reported - metered so many hours before|; null where one of them is missing. */
  private static Column apart(Column reported, int by) {
    Column metered =
        by == 0 ? col(M) : (by > 0 ? lag(col(M), by) : lead(col(M), -by)).over(IN_TIME);
    return when(col(M).isNotNull(), abs(reported.minus(metered)));
  }

  /** The shift that brings report and meter together, the smallest first; null if none does. */
  private static Column shift(DataQuality rules) {
    Column unshifted = col(apart(0));
    Column[] all = IntStream.of(shifts()).mapToObj(by -> col(apart(by))).toArray(Column[]::new);
    Column smallest = array_min(array(all));
    Column which = lit(null).cast("int");
    for (int size = MOST_SHIFT; size >= 1; size--) {
      which =
          when(col(apart(size)).equalTo(smallest), lit(size))
              .when(col(apart(-size)).equalTo(smallest), lit(-size))
              .otherwise(which);
    }
    Column metered = SiteMonthColumns.MATCHED_METERED_WH.col();
    Column holds =
        SiteMonthColumns.MATCHED_HOURS
            .col()
            .geq(rules.shiftMatchedHours())
            .and(smallest.leq(metered.multiply(lit(rules.shiftLeftPct() / 100))))
            .and(smallest.leq(unshifted.multiply(lit(1 - rules.shiftGainPct() / 100))))
            .and(unshifted.gt(0));
    return when(holds, which);
  }
}
