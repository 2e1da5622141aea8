package kz.quat.clean.outcomes;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import kz.quat.clean.sources.CleanReports;
import kz.quat.clean.values.CleanColumns;
import kz.quat.clean.values.Times;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Every report and what became of its readings. */
public final class Filings {

  private static final String REPORT = "report";
  private static final String OUTCOMES = "outcomes";

  private Filings() {}

  /**
   * Rows of {@link CoreTables#FILINGS} for the new reports of a run.
   *
   * @param documents rows of {@link CleanReports#documents}
   * @param split the judged records of these reports
   */
  public static Dataset<Row> of(Dataset<Row> documents, Split split, String marketZone) {
    boolean states = !split.table().equals(CoreTables.WITHDRAWALS);
    Dataset<Row> outcomes =
        split
            .judged()
            .where(CleanColumns.IS_NEW.col())
            .groupBy(Columns.SOURCE_FILE.col(), Columns.LINE_NO.col())
            .agg(
                MinerColumns.READINGS.as(states ? count(lit(1)) : lit(0L)),
                MinerColumns.READINGS_ACCEPTED.as(
                    states ? sum(is(CleanColumns.ACCEPTED)) : lit(0L)),
                MinerColumns.READINGS_SUPERSEDED.as(sum(is(CleanColumns.SUPERSEDED))),
                MinerColumns.READINGS_REJECTED.as(sum(is(CleanColumns.REJECTED))));
    Column same =
        Columns.SOURCE_FILE
            .in(REPORT)
            .equalTo(Columns.SOURCE_FILE.in(OUTCOMES))
            .and(Columns.LINE_NO.in(REPORT).equalTo(Columns.LINE_NO.in(OUTCOMES)));
    return documents
        .as(REPORT)
        .join(outcomes.as(OUTCOMES), same, "inner")
        .drop(Columns.SOURCE_FILE.in(OUTCOMES))
        .drop(Columns.LINE_NO.in(OUTCOMES))
        .withColumn(MinerColumns.FILING_STATUS.name(), status())
        .withColumn(CoreTables.ARRIVAL_DATE.name(), arrivalDate(marketZone))
        .select(CoreTables.FILINGS.select());
  }

  /** Adds to older filings the day of their arrival, by which the table is partitioned. */
  public static Dataset<Row> placed(Dataset<Row> filings, String marketZone) {
    return filings.withColumn(CoreTables.ARRIVAL_DATE.name(), arrivalDate(marketZone));
  }

  private static Column arrivalDate(String marketZone) {
    return to_date(from_utc_timestamp(Columns.RECEIVED_AT.col(), marketZone));
  }

  /**
   * Months of arrival (market time) of the reports that lose readings to new ones. One column, one
   * row per month.
   */
  public static Dataset<Row> amendedMonths(Split split, String marketZone) {
    return displaced(split)
        .select(CleanColumns.MONTH.as(Times.month(arrivalDate(marketZone))))
        .distinct();
  }

  private static Dataset<Row> displaced(Split split) {
    return split
        .judged()
        .where(
            CleanColumns.IS_NEW
                .col()
                .equalTo(false)
                .and(CleanColumns.OUTCOME.col().equalTo(CleanColumns.SUPERSEDED)));
  }

  /**
   * The filings in force after new records have replaced some of their readings, which are now
   * counted as superseded.
   *
   * @param filings rows of {@link CoreTables#FILINGS}, at least those of {@link #amendedMonths}
   * @param split the new records and those of the months that they touch
   */
  public static Dataset<Row> amended(Dataset<Row> filings, Split split) {
    Dataset<Row> lost =
        displaced(split)
            .groupBy(Columns.SOURCE_FILE.col(), Columns.LINE_NO.col())
            .agg(CleanColumns.RECORDS.as(count(lit(1))));
    Column same =
        Columns.SOURCE_FILE
            .in(REPORT)
            .equalTo(Columns.SOURCE_FILE.in(OUTCOMES))
            .and(Columns.LINE_NO.in(REPORT).equalTo(Columns.LINE_NO.in(OUTCOMES)));
    Column number = coalesce(CleanColumns.RECORDS.col(), lit(0L));
    return filings
        .as(REPORT)
        .join(lost.as(OUTCOMES), same, "left_outer")
        .drop(Columns.SOURCE_FILE.in(OUTCOMES))
        .drop(Columns.LINE_NO.in(OUTCOMES))
        .withColumn(
            MinerColumns.READINGS_ACCEPTED.name(),
            MinerColumns.READINGS_ACCEPTED.col().minus(number))
        .withColumn(
            MinerColumns.READINGS_SUPERSEDED.name(),
            MinerColumns.READINGS_SUPERSEDED.col().plus(number))
        .withColumn(MinerColumns.FILING_STATUS.name(), status())
        .select(CoreTables.FILINGS.select());
  }

  private static Column is(String outcome) {
    return when(CleanColumns.OUTCOME.col().equalTo(outcome), 1L).otherwise(0L);
  }

  private static Column status() {
    Column readings = MinerColumns.READINGS.col();
    return when(readings.equalTo(0), "withdrawal")
        .when(MinerColumns.READINGS_REJECTED.col().equalTo(readings), "rejected")
        .when(MinerColumns.READINGS_ACCEPTED.col().equalTo(0), "superseded")
        .when(MinerColumns.READINGS_REJECTED.col().gt(0), "partly_rejected")
        .otherwise(functions.lit("accepted"));
  }
}
