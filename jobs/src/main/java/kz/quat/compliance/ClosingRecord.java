package kz.quat.compliance;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Determines whether sites that closed gave notice in time. Notices themselves are not delivered.
 * An end date that the register had by the deadline counts as one, or a report up to the site's
 * last hour.
 */
final class ClosingRecord {

  private static final String CLOSED = "closed";
  private static final String SENT = "sent";

  private ClosingRecord() {}

  /**
   * Rows of {@link ComplianceTables#FILINGS}, one per site that closed and did not reopen.
   *
   * @param sites of {@link ObligatedSites#of}
   */
  static Dataset<Row> of(Dataset<Row> sites, FilingRecord.Inputs inputs, FilingRecord.Terms terms) {
    Column ended =
        MinerColumns.VALID_TO.in(CLOSED).equalTo(ComplianceTables.DUTY_PERIOD_TO.in("duty"));
    Dataset<Row> closed =
        sites
            .where(ObligatedSites.isLast().and(MinerColumns.VALID_TO.col().isNotNull()))
            .as(CLOSED)
            .join(broadcast(inputs.closings().as("duty")), ended, "inner")
            .withColumn(
                ObligatedSites.END_UTC,
                ObligatedSites.midnight(date_add(MinerColumns.VALID_TO.col(), 1)));
    return judged(
        closed.join(lastReports(closed, inputs.submissions()), keys(), "left_outer"), terms);
  }

  private static scala.collection.immutable.Seq<String> keys() {
    return FilingRecord.on(List.of(Columns.SITE_ID.name(), ComplianceTables.DUTY_ID.name()));
  }

  /** Reports with an accepted value and a period that reaches the site's last hour. */
  private static Dataset<Row> lastReports(Dataset<Row> closed, Dataset<Row> submissions) {
    Column last =
        Columns.SITE_ID
            .in(CLOSED)
            .equalTo(Columns.SITE_ID.in(SENT))
            .and(MinerColumns.PERIOD_TO.col().geq(functions.col(ObligatedSites.END_UTC)));
    Column something = MinerColumns.READINGS_REJECTED.col().lt(MinerColumns.READINGS.col());
    return closed
        .select(
            Columns.SITE_ID.col(),
            ComplianceTables.DUTY_ID.col(),
            functions.col(ObligatedSites.END_UTC))
        .as(CLOSED)
        .join(
            submissions
                .where(something)
                .select(
                    Columns.SITE_ID.col(), MinerColumns.PERIOD_TO.col(), Columns.RECEIVED_AT.col())
                .as(SENT),
            last,
            "inner")
        .groupBy(Columns.SITE_ID.in(CLOSED), ComplianceTables.DUTY_ID.in(CLOSED))
        .agg(
            ComplianceTables.SUBMISSIONS.as(count(lit(1))),
            ComplianceTables.FIRST_FILED_AT.as(min(Columns.RECEIVED_AT.col())));
  }

  private static Dataset<Row> judged(Dataset<Row> closed, FilingRecord.Terms terms) {
    Column dueAt = ObligationRows.DUE_AT.col();
    Column byRegister =
        when(Columns.FIRST_RECEIVED_AT.col().lt(dueAt), Columns.FIRST_RECEIVED_AT.col());
    Column notice = least(byRegister, ComplianceTables.FIRST_FILED_AT.col());
    Column unwatched = FilingRecord.unwatched(terms.watchedFrom(), dueAt);
    Column code =
        FilingRecord.byTime(terms, unwatched).otherwise(ComplianceTables.CLOSED_WITHOUT_NOTICE);
    return closed
        .withColumn(ComplianceTables.COMPLETED_AT.name(), notice)
        .withColumn(ComplianceTables.FILING_CODE.name(), code)
        .withColumn(ComplianceTables.LATE_BY_DAYS.name(), FilingRecord.lateByDays(terms))
        .withColumn(
            ComplianceTables.SUBMISSIONS.name(),
            coalesce(ComplianceTables.SUBMISSIONS.col(), lit(0L)))
        .withColumns(FilingRecord.NO_HOURS)
        .withColumn(ComplianceTables.LAST_FILED_AT.name(), ComplianceTables.LAST_FILED_AT.asNull())
        .withColumn(Columns.MARKET_DATE.name(), ComplianceTables.DUTY_PERIOD_TO.col())
        .select(ComplianceTables.FILINGS.select());
  }
}
