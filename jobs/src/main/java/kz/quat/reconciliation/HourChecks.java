package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
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
import kz.quat.config.CheckingRules.DataQuality;
import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRules;
import kz.quat.reconciliation.rules.ShiftedHours;
import kz.quat.reconciliation.rules.SiteHourRows;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.HourColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Applies the hourly rules of docs/data-quality.md to each site and month: sums and counts. All
 * rules read the rows of one site and month in the order of time, so that one shuffle and one sort
 * serve them all. Time shifts are searched for only in months with reports.
 */
final class HourChecks {

  private static final String R = SiteHourRows.REPORTED;
  private static final String M = SiteHourRows.METERED;
  private static final int SHARE_DIGITS = 6;

  private HourChecks() {}

  /**
   * One row per site and month with any hour: sums and counts, named as in {@link
   * SiteMonthColumns}. A null value is missing, and no other rule questions it.
   *
   * @param siteHours {@link CoreTables#SITE_HOURS}, whole months
   */
  static Dataset<Row> of(Dataset<Row> siteHours, DataQuality rules) {
    Dataset<Row> hours =
        siteHours.select(
            Columns.SITE_ID.col(),
            trunc(Columns.MARKET_DATE.col(), "MM").as(SiteHourRows.MONTH),
            HourColumns.epochHour().as(SiteHourRows.INDEX),
            Columns.CONNECTION_MW
                .col()
                .multiply(lit(1_000_000))
                .cast("bigint")
                .as(SiteHourRows.LIMIT),
            MinerColumns.REPORTED_WH.col().as(R),
            MinerColumns.METERED_WH.col().as(M));
    Map<String, Column> beside = new LinkedHashMap<>(SiteHourRows.changes());
    beside.putAll(QualityRules.hourColumns(rules));
    Map<String, Column> runs = new LinkedHashMap<>(SiteHourRows.runs());
    runs.putAll(QualityRules.runs(rules));
    Dataset<Row> months = aggregated(hours.withColumns(beside).withColumns(runs), rules);
    return ShiftedHours.withShift(months, hours, rules)
        .withColumnRenamed(SiteHourRows.MONTH, SiteMonthColumns.MONTH.name());
  }

  private static Dataset<Row> aggregated(Dataset<Row> hours, DataQuality rules) {
    Column both = col(R).isNotNull().and(col(M).isNotNull());
    Column share = when(col(M).gt(0), col(R).cast("double").divide(col(M).cast("double")));
    List<Column> sums = new ArrayList<>();
    sums.add(SiteMonthColumns.REPORTED_HOURS.as(count(col(R))));
    sums.add(MinerColumns.REPORTED_WH.as(sum(col(R))));
    sums.add(SiteMonthColumns.METERED_HOURS.as(count(col(M))));
    sums.add(MinerColumns.METERED_WH.as(sum(col(M))));
    sums.add(SiteMonthColumns.MATCHED_HOURS.as(SiteHourRows.count(both)));
    sums.add(SiteMonthColumns.MATCHED_REPORTED_WH.as(sum(when(both, col(R)))));
    sums.add(SiteMonthColumns.MATCHED_METERED_WH.as(sum(when(both, col(M)))));
    sums.add(SiteMonthColumns.REPORTED_SHARE.as(round(avg(share), SHARE_DIGITS)));
    sums.add(SiteMonthColumns.REPORTED_SHARE_SPREAD.as(round(stddev_pop(share), SHARE_DIGITS)));
    sums.addAll(QualityRules.counts(Of.HOURS, rules));
    return hours
        .groupBy(Columns.SITE_ID.col(), col(SiteHourRows.MONTH))
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }
}
