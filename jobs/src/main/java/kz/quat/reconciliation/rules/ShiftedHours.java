package kz.quat.reconciliation.rules;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kz.quat.config.CheckingRules.DataQuality;
import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRule.Severity;
import kz.quat.schema.Columns;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** A month's report that matches the meter only if it is shifted by some hours. */
public final class ShiftedHours {

  private static final int MOST_SHIFT = 6;
  private static final Seq<String> KEY =
      CollectionConverters.asScala(List.of(Columns.SITE_ID.name(), SiteHourRows.MONTH)).toSeq();

  static final QualityRule RULE =
      QualityRule.named(
              "shifted_hours",
              Severity.ERROR,
              "shift_matched_hours",
              "shift_left_pct",
              "shift_gain_pct")
          .counts(
              Of.MONTH,
              SiteMonthColumns.REPORTED_SHIFTED,
              thresholds ->
                  when(
                          SiteMonthColumns.SHIFT_HOURS.col().isNotNull(),
                          SiteMonthColumns.MATCHED_HOURS.col())
                      .otherwise(lit(0L)));

  private ShiftedHours() {}

  /**
   * Adds {@link SiteMonthColumns#SHIFT_HOURS} to the months (left outer join, one to one). It is
   * searched for in months with any report and null in all others.
   *
   * @param months one row per site and month
   * @param hours {@link SiteHourRows}
   */
  public static Dataset<Row> withShift(
      Dataset<Row> months, Dataset<Row> hours, DataQuality thresholds) {
    Dataset<Row> reporting =
        hours
            .where(col(SiteHourRows.REPORTED).isNotNull())
            .select(Columns.SITE_ID.col(), col(SiteHourRows.MONTH))
            .distinct();
    Map<String, Column> beside = new LinkedHashMap<>();
    List<Column> sums = new ArrayList<>();
    for (int by : shifts()) {
      beside.put(apart(by), difference(by));
      sums.add(sum(col(apart(by))).as(apart(by)));
    }
    Dataset<Row> apart =
        hours
            .join(broadcast(reporting), KEY, "left_semi")
            .withColumns(beside)
            .groupBy(Columns.SITE_ID.col(), col(SiteHourRows.MONTH))
            .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    return months
        .join(broadcast(apart), KEY, "left_outer")
        .withColumn(
            SiteMonthColumns.SHIFT_HOURS.name(), SiteMonthColumns.SHIFT_HOURS.as(shift(thresholds)))
        .drop(IntStream.of(shifts()).mapToObj(ShiftedHours::apart).toArray(String[]::new));
  }

  private static int[] shifts() {
    return IntStream.rangeClosed(-MOST_SHIFT, MOST_SHIFT).toArray();
  }

  private static String apart(int by) {
    return "apart_" + (by < 0 ? "before_" : "after_") + Math.abs(by);
  }

  /** |reported - metered that many hours before|; null if one of them is missing. */
  private static Column difference(int by) {
    Column here = col(SiteHourRows.METERED);
    Column metered =
        by == 0 ? here : (by > 0 ? lag(here, by) : lead(here, -by)).over(SiteHourRows.IN_TIME);
    return when(here.isNotNull(), abs(col(SiteHourRows.REPORTED).minus(metered)));
  }

  /** The smallest shift with which report and meter agree; null if there is none. */
  private static Column shift(DataQuality thresholds) {
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
            .geq(thresholds.shiftMatchedHours())
            .and(smallest.leq(metered.multiply(lit(thresholds.shiftLeftPct() / 100))))
            .and(smallest.leq(unshifted.multiply(lit(1 - thresholds.shiftGainPct() / 100))))
            .and(unshifted.gt(0));
    return when(holds, which);
  }
}
